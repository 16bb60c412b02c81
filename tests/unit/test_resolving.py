"""When a problem is solved again, since when that lasts, and which draft may be hidden meanwhile."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rehearse.review.days import Calendar
from rehearse.review.history import Standing
from rehearse.review.memory import Memory
from rehearse.review.resolving import EVER, began, is_due, shows_only
from rehearse.review.schedule import NEW, State

CALENDAR = Calendar(ZoneInfo("UTC"))
DUE = date(2026, 3, 10)
DAY = timedelta(days=1)
SOLVED = datetime(2026, 3, 1, 12, tzinfo=UTC)
STATE = State(Memory(9.0, 5.0), SOLVED.date(), "review", due=DUE, reviewed=SOLVED.date(), reviewed_at=SOLVED, reviews=1)
KNOWN = Standing(STATE)


@pytest.mark.parametrize(("days", "due"), [(-1, False), (0, True), (30, True)])
def test_it_is_due_from_its_day_on(days, due):
    assert is_due(KNOWN, DUE + days * DAY) is due


@pytest.mark.parametrize(
    "standing",
    [
        Standing(NEW),
        replace(KNOWN, suspended=True),
        replace(KNOWN, buried_until=DUE + DAY),
        replace(KNOWN, state=replace(STATE, phase="relearning")),
    ],
)
def test_what_was_never_solved_or_is_set_aside_is_not_due(standing):
    assert not is_due(standing, DUE)


def test_what_was_buried_until_today_is_due():
    assert is_due(replace(KNOWN, buried_until=DUE), DUE)


def test_a_first_solve_began_at_the_first_look():
    assert began(NEW, CALENDAR, DUE) == EVER


@pytest.mark.parametrize("days", [0, 1, 30])
def test_a_later_one_begins_when_the_problem_is_due_however_late_somebody_comes(days):
    assert began(STATE, CALENDAR, DUE + days * DAY) == datetime(2026, 3, 10, 4, tzinfo=UTC)


def test_who_comes_early_begins_that_day():
    assert began(STATE, CALENDAR, DUE - DAY) == datetime(2026, 3, 9, 4, tzinfo=UTC)


def test_no_solve_begins_before_the_one_before_it():
    assert began(STATE, CALENDAR, SOLVED.date()) == SOLVED


@pytest.mark.parametrize("draft", ["x = 1\ny = 2", "x = 1  \ny = 2\n\n", "x = 1\r\ny = 2\r\n"])
def test_a_draft_that_is_the_accepted_text_may_be_hidden(draft):
    assert shows_only(draft, "x = 1\ny = 2\n")


@pytest.mark.parametrize("draft", ["", "x = 1\n", "x = 1\ny = 2  # why\n", "x = 1\n y = 2\n"])
def test_a_draft_with_anything_of_its_own_may_not(draft):
    assert not shows_only(draft, "x = 1\ny = 2\n")
