"""The words of the interface."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import get_args

import pytest

from rehearse.web import words
from rehearse_sandbox.wire.events import Outcome
from tests.scripted import PROBLEM

NOON = datetime(2026, 11, 21, 12, 5, tzinfo=UTC)


def test_every_outcome_of_the_judge_has_words():
    assert set(words.OUTCOMES) == set(get_args(Outcome))


def test_a_verdict_that_is_not_known_is_told_by_its_own_name():
    assert words.verdict("disk_melted").label == "Disk melted"
    assert words.verdict(None).tone == "quiet"
    assert words.verdict("accepted").label == "Accepted"


@pytest.mark.parametrize(
    ("ms", "text"), [(None, ""), (0.2, "under 1 ms"), (1, "1 ms"), (84.4, "84 ms"), (1000, "1.0 s"), (2349, "2.3 s")]
)
def test_durations_are_read_aloud(ms, text):
    assert words.milliseconds(ms) == text


@pytest.mark.parametrize(
    "when",
    [NOON, NOON.replace(tzinfo=None), "2026-11-21T12:05:00Z", NOON.astimezone(timezone(timedelta(hours=5)))],
)
def test_a_moment_is_told_in_utc(when):
    assert words.moment(when) == "21 November 2026 at 12:05 UTC"
    assert datetime.fromisoformat(words.iso(when)) == NOON


@pytest.mark.parametrize(("count", "text"), [(0, "0 faults"), (1, "1 fault"), (2, "2 faults")])
def test_counts_agree_with_their_noun(count, text):
    assert words.count(count, "fault") == text


@pytest.mark.parametrize(
    ("names", "text"),
    [([], ""), (["A"], "A"), (["A, then B", "C"], "A, then B; C"), (["A", "B", "C", "D"], "A; B and 2 more")],
)
def test_names_are_listed_as_far_as_they_are_few(names, text):
    assert words.listed(names) == text


def test_a_day_is_told_with_its_weekday():
    assert words.day(NOON.date()) == "Saturday 21 November"


def test_names_without_a_file_that_names_them_are_still_readable():
    assert (words.track("ml"), words.track("soft-skills")) == ("Machine learning", "Soft skills")
    assert (words.difficulty(3), words.difficulty(9)) == ("Medium", "Level 9")


def test_a_category_has_the_catalogues_name_first():
    assert words.category(PROBLEM) == "Arrays hashing"
    assert words.category(replace(PROBLEM, category_name="Arrays and hashing")) == "Arrays and hashing"


def test_a_day_has_its_year_when_that_is_another_one():
    assert words.calendar_date(date(2026, 3, 2), date(2026, 11, 22)) == "2 March"
    assert words.calendar_date(date(2025, 12, 31), date(2026, 1, 1)) == "31 December 2025"
