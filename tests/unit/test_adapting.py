"""Adapting never hurts: at fifteen points of a log, the guard's weights predict what comes next as well as the defaults.

The logs are of people made up, and of every real person whose log lies in `var/review-logs/`:
`tests/bench/fitting.py` says which and where one is found.
"""

from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from rich.console import Console

from rehearse.review.days import Calendar
from rehearse.review.guard import LEAST_ITEMS
from rehearse.review.memory import DEFAULT_WEIGHTS
from tests.bench.fitting import CUTS, GOAL, Outcome, measure, read, table
from tests.people import FORGETFUL, reviews_of

MADE_UP = {"as the defaults": DEFAULT_WEIGHTS, "forgetful": FORGETFUL}
REAL = {path.name: path for path in (Path(__file__).parents[2] / "var" / "review-logs").glob("*.csv")}


@cache
def outcome(name: str) -> Outcome:
    if name in REAL:
        reviews = read(REAL[name], Calendar(ZoneInfo("UTC")))
    else:
        reviews = reviews_of(MADE_UP[name], cards=900, days=400)
    found = measure(reviews)
    Console(width=160).print(table(name, found))
    return found


@pytest.mark.parametrize("name", [*MADE_UP, *REAL])
def test_adapting_never_hurts(name):
    assert outcome(name).harm <= GOAL


@pytest.mark.parametrize("name", [*MADE_UP, *REAL])
def test_below_the_floor_the_defaults_stay(name):
    found = outcome(name)
    below = [number for number, items in enumerate(CUTS) if items < LEAST_ITEMS]
    assert len(below) == 8
    assert [found.guarded[number] for number in below] == [found.defaults[number] for number in below]


def test_who_differs_from_the_defaults_gains():
    # A control: a guard that adopts nothing would hurt nobody either.
    assert outcome("forgetful").harm < -GOAL
    assert all(outcome("forgetful").adopted[CUTS.index(1200) :])


def test_without_a_guard_the_same_measure_shows_harm():
    # A control of the measure: fitting at once, without floor and without judging, is above the defaults.
    found = outcome("as the defaults")
    assert sum(found.fitted) > sum(found.defaults)


def test_a_log_is_read_in_the_order_of_time_by_a_persons_days(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text(
        "card_id,review_rating,review_time,review_duration\n"
        "17,3,2026-03-02T08:00:00+00:00,5000\n"
        "17,1,2026-03-01T12:00:00.250000+00:00,5000\n"
        "9,4,2026-03-02T03:59:00+00:00,5000\n"
        "9,2,2026-03-02T08:00:00+00:00,5000\n"
    )
    reviews = read(path, Calendar(ZoneInfo("UTC")))
    first = reviews[0].day
    assert reviews == [(0, 1, first), (1, 4, first), (0, 3, first + 1), (1, 2, first + 1)]
