"""Active time is counted once: whatever tabs report and whenever, no more than the time that went by."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.activity.counting import LONGEST_REPORT_S, LONGEST_STRETCH_S, Stretch, counted

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = date(2026, 3, 2)
SECOND = timedelta(seconds=1)


def stretch(at: float, seconds: float, subject: str = "review", day: date = DAY) -> Stretch:
    return Stretch(subject, day, NOON + at * SECOND, seconds)


def test_a_first_report_counts_as_it_is():
    assert counted(30, at=NOON, before=None) == 30


def test_what_another_tab_reported_is_not_counted_again():
    assert counted(30, at=NOON, before=NOON - 10 * SECOND) == 10
    assert counted(30, at=NOON, before=NOON) == 0


def test_what_a_page_kept_while_the_server_was_away_counts():
    assert counted(300, at=NOON, before=NOON - 400 * SECOND) == 300


@pytest.mark.parametrize("seconds", [LONGEST_REPORT_S + 1, 1e9])
def test_no_report_counts_more_than_a_page_can_have_kept(seconds):
    assert counted(seconds, at=NOON, before=None) == LONGEST_REPORT_S
    assert counted(seconds, at=NOON, before=NOON - timedelta(days=3)) == LONGEST_REPORT_S


def test_a_clock_that_was_set_back_counts_nothing():
    assert counted(30, at=NOON, before=NOON + SECOND) == 0


@given(st.lists(st.tuples(st.floats(0, 2000), st.floats(0, 5000)), min_size=1))
def test_however_many_tabs_report_no_more_is_counted_than_the_time_that_went_by(reports):
    at, before, total = 0.0, NOON, 0.0
    for later, seconds in reports:
        at += later
        total += counted(seconds, at=NOON + at * SECOND, before=before)
        before = NOON + at * SECOND
    assert total <= at + 1e-3


def test_reports_that_follow_one_another_are_one_stretch():
    assert stretch(30, 30).lengthened(stretch(61, 29)) == stretch(61, 59)


@pytest.mark.parametrize(
    ("longer", "report"),
    [
        (stretch(30, 30), stretch(66, 30)),
        (stretch(30, 30), stretch(60, 30, subject="problem:lru-cache")),
        (stretch(30, 30), stretch(60, 30, day=DAY + timedelta(days=1))),
        (stretch(0, LONGEST_STRETCH_S - 20), stretch(30, 30)),
    ],
    ids=["after a pause", "on another subject", "on another day", "beyond the longest"],
)
def test_anything_else_begins_a_new_stretch(longer, report):
    assert longer.lengthened(report) is None


@pytest.mark.parametrize(("moment", "seconds"), [(-30, 30), (0, 30), (10, 20), (30, 0), (99, 0)])
def test_of_a_stretch_the_part_after_a_moment_counts(moment, seconds):
    assert stretch(30, 30).after(NOON + moment * SECOND) == seconds
