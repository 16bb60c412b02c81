"""Whether a candidate's predictions came true. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: The chance that was given to a program, from 0 to 1, and whether it passed.
Prediction = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Said:
    """All programs that were given one chance: so many of them passed."""

    chance: float
    passed: int
    total: int


def brier(predictions: Sequence[Prediction]) -> float | None:
    """Brier's score (Monthly Weather Review 78, 1950), for outcomes that come or do not; None without any.

    It is the mean squared distance of predictions from what came: 0 is right and sure, 0.25 is what a coin gets.
    """
    if not predictions:
        return None
    return sum((chance - came) ** 2 for chance, came in predictions) / len(predictions)


def by_chance(predictions: Iterable[Prediction]) -> list[Said]:
    """What came of each chance that was given, the surest first."""
    came: dict[float, list[bool]] = {}
    for chance, passed in predictions:
        came.setdefault(chance, []).append(passed)
    return [Said(chance, sum(each), len(each)) for chance, each in sorted(came.items(), reverse=True)]
