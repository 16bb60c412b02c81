"""Does adapting to a person hurt? `python -m tests.bench.fitting LOG.csv`, with a log of real reviews.

At each of fifteen points of the log three sets of weights predict the next seven hundred training items: the
defaults, those fitted to all reviews so far, and those that the guard would have in use. Printed is the mean log
loss; the goal is that the guard's is not above the defaults' by more than 0.003.

A log has the columns `card_id`, `review_rating` and `review_time`. One that many know lies in the repository of
py-fsrs, as `tests/review_logs_josh_1711744352250_to_1728234780857.csv`: 12,580 reviews of 1,205 cards. Its package
does not carry it. A copy in `var/review-logs/` is a case of `tests/unit/test_adapting.py`, too.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import fmean
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table

from rehearse.review import fitter
from rehearse.review.days import Calendar
from rehearse.review.guard import Fit, Review, Weights, cut, guarded, losses
from rehearse.review.memory import DEFAULT_WEIGHTS, MemoryModel

CUTS = (64, 100, 150, 200, 300, 400, 600, 800, 1200, 1600, 2000, 2500, 3500, 4500, 5500)
TESTED = 700
GOAL = 0.003


@dataclass(frozen=True, slots=True)
class Outcome:
    """Held-out log losses, one for each cut; `adopted` tells at which of them the guard took fitted weights."""

    defaults: list[float]
    fitted: list[float]
    guarded: list[float]
    adopted: list[bool]

    @property
    def harm(self) -> float:
        """By how much the guard's mean loss is above the defaults'."""
        return fmean(self.guarded) - fmean(self.defaults)


def measure(reviews: Sequence[Review], fit: Fit = fitter.fit) -> Outcome:
    """What each of the three comes to on a log that is long enough for all cuts."""
    found = Outcome([], [], [], [])
    for items in CUTS:
        known, shown = cut(reviews, items), cut(reviews, items + TESTED)

        def held_out(weights: Weights, shown: Sequence[Review] = shown, items: int = items) -> float:
            return fmean(losses(MemoryModel(weights), shown)[items:])

        decision = guarded(known, DEFAULT_WEIGHTS, fit)
        kept = decision.weights if decision.adopted and decision.weights else DEFAULT_WEIGHTS
        found.defaults.append(held_out(DEFAULT_WEIGHTS))
        found.fitted.append(held_out(fit(known)))
        found.guarded.append(held_out(kept))
        found.adopted.append(decision.adopted)
    return found


def read(path: Path, calendar: Calendar) -> list[Review]:
    """The reviews of a log, in the order of time, by a person's days."""
    with path.open(newline="") as file:
        rows = [(datetime.fromisoformat(row["review_time"]), row) for row in csv.DictReader(file)]
    rows.sort(key=lambda each: each[0])
    numbers: dict[str, int] = {}
    return [
        Review(
            numbers.setdefault(row["card_id"], len(numbers)),
            int(row["review_rating"]),
            calendar.day_of(at).toordinal(),
        )
        for at, row in rows
    ]


def table(name: str, found: Outcome) -> Table:
    """The three rows, with the mean of each."""
    made = Table("", *map(str, CUTS), "mean", title=name)
    for row in ("defaults", "fitted", "guarded"):
        values = getattr(found, row)
        made.add_row(row, *(f"{value:.3f}" for value in values), f"{fmean(values):.4f}")
    made.add_row("adopted", *("yes" if adopted else "" for adopted in found.adopted), "")
    return made


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("log", type=Path)
    parser.add_argument("--zone", default="UTC", help="the time zone of its person (default: UTC)")
    options = parser.parse_args()
    found = measure(read(options.log, Calendar(ZoneInfo(options.zone))))
    console = Console(width=160)
    console.print(table(options.log.name, found))
    met = found.harm <= GOAL
    console.print(f"guarded - defaults: {found.harm:+.4f} (goal at most {GOAL}: {'met' if met else 'missed'})")


if __name__ == "__main__":
    main()
