"""Which rating a solved problem speaks for, and why. Pure.

Only the line between forgotten and remembered matters much to a schedule, so the rule is plain, its reason is told, and the person
has the last word.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from rehearse.review.memory import Rating

#: From so many refused submissions on it was hard.
MANY_REFUSED = 3

#: Active time as a share of what the problem takes: beyond these it was hard, or not remembered; below the last it was easy.
_HARD, _FORGOTTEN, _EASY = 1.5, 3.0, 0.6

#: From so many first solves on, a person's own pace counts in full.
SETTLED = 5


@dataclass(frozen=True, slots=True)
class Solve:
    """How a problem was solved, or given up.

    `refused` counts submissions before, since it was last reviewed. `hints` were opened, `solution` tells that the editorial was open
    before. `minutes` is the active time, without pauses, and `expected` what the problem takes; None is not known.
    """

    passed: bool
    refused: int = 0
    hints: int = 0
    solution: bool = False
    minutes: float | None = None
    expected: float | None = None

    @property
    def pace(self) -> float | None:
        """The active time as a share of what the problem takes."""
        return self.minutes / self.expected if self.minutes is not None and self.expected else None


#: Why somebody forgot a problem who opened its solution: they did so themselves, no verdict.
GIVEN_UP = "given up for the solution"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A rating and its reason in a few words. `perhaps_easy`: it may have been easy, which only the person can say."""

    rating: Rating
    reason: str
    perhaps_easy: bool = False


def suggest(solve: Solve) -> Suggestion:
    """The rating that the evidence speaks for."""
    pace = solve.pace or 0.0
    slowly = f"solved in {pace:.1f} times the usual time"
    refused = f"solved after {_counted(solve.refused, 'refused submission')}"
    # The first line that holds counts.
    rules = (
        (solve.solution and not solve.passed, Rating.AGAIN, GIVEN_UP),
        (not solve.passed, Rating.AGAIN, "not solved"),
        (solve.solution, Rating.AGAIN, "solved after a look at the solution"),
        (pace > _FORGOTTEN, Rating.AGAIN, slowly),
        (solve.hints > 0, Rating.HARD, f"solved with {_counted(solve.hints, 'hint')}"),
        (solve.refused >= MANY_REFUSED, Rating.HARD, refused),
        (pace > _HARD, Rating.HARD, slowly),
        (solve.refused > 0, Rating.GOOD, refused),
        (True, Rating.GOOD, "solved with the first submission"),
    )
    rating, reason = next((rating, reason) for holds, rating, reason in rules if holds)
    quick = solve.pace is not None and solve.pace <= _EASY
    return Suggestion(rating, reason, perhaps_easy=rating == Rating.GOOD and solve.refused == 0 and quick)


def usual_minutes(minutes: float, shares: Sequence[float]) -> float:
    """How many minutes a problem usually takes a person, whose first solves of others took these shares of what those take.

    log usual = log minutes + min(1, n / 5) * median(log share), for n shares.

    The logarithm of a solving time is the sum of what the problem and what the person's skill bring to it (Pelánek and Jarušek,
    "Student Modeling Based on Problem Solving Times", 2015, with one skill), so a person's offset is the middle of what their solves differ by. It is the median,
    because a program that was pasted takes seconds; and few solves say little, so a person without any has none.
    """
    if not shares:
        return minutes
    offset = median(math.log(share) for share in shares)
    return minutes * math.exp(min(1.0, len(shares) / SETTLED) * offset)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
