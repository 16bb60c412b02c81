"""Fits over time, on real SQLite: by whose weights a day was predicted, and when a fit is tried by itself."""

from datetime import UTC, date, datetime, timedelta

import pytest

from rehearse.review import fits
from rehearse.review.guard import LEAST_ITEMS, Decision
from rehearse.review.memory import DEFAULT_WEIGHTS
from rehearse.review.settings import Settings
from tests.people import FORGETFUL
from tests.unit.test_service_fits import NOW, OTHER, adopt, give_back, prepared, sessions

__all__ = ["prepared", "sessions"]


def spells(sessions):
    """By whose weights each day was predicted: the first days, counted from the fit's, with the weights."""
    with sessions() as session:
        found = fits.in_use_by_day(session, 1, Settings().calendar)
    return [(None if day == date.min else (day - NOW.date()).days, model.weights) for day, model in found]


def test_the_weights_of_a_day_are_those_that_were_in_use_when_it_began(sessions):
    always = (None, DEFAULT_WEIGHTS)
    assert spells(sessions) == [always]
    adopt(sessions)
    adopt(sessions, OTHER, before=FORGETFUL, at=NOW + timedelta(days=9))
    assert spells(sessions) == [always, (1, FORGETFUL), (10, OTHER)]


def test_weights_that_were_taken_back_predicted_until_that_day(sessions):
    adopt(sessions, at=NOW - timedelta(days=5))
    second = adopt(sessions, OTHER, before=FORGETFUL, at=NOW - timedelta(days=3))
    give_back(sessions, second, FORGETFUL)
    assert spells(sessions) == [(None, DEFAULT_WEIGHTS), (-4, FORGETFUL), (-2, OTHER), (1, FORGETFUL)]


WEEK = timedelta(days=7)


def enough(monkeypatch, items):
    monkeypatch.setattr(fits, "count_items", lambda _session, _user: items)


@pytest.mark.parametrize(
    ("items", "later", "due"),
    [
        (1000, WEEK, False),
        (1100, WEEK, True),
        (5000, WEEK - timedelta(minutes=1), False),
        (5000, timedelta(days=-9), False),
    ],
)
def test_a_fit_is_due_again_after_a_week_when_the_log_has_grown(sessions, monkeypatch, items, later, due):
    decision = Decision(1000, adopted=False, reason="")
    with sessions.begin() as session:
        fits.keep(session, 1, fits.read_log(session, 1), decision, {}, before=DEFAULT_WEIGHTS, now=NOW)
        enough(monkeypatch, items)
        assert fits.is_due(session, 1, NOW + later) == due


def test_a_first_fit_is_due_from_the_floor_on(sessions, monkeypatch):
    with sessions() as session:
        assert not fits.is_due(session, 1, NOW)
        enough(monkeypatch, LEAST_ITEMS)
        assert fits.is_due(session, 1, NOW)


def test_after_weights_were_taken_back_nothing_is_due(sessions, monkeypatch):
    give_back(sessions, adopt(sessions), DEFAULT_WEIGHTS)
    enough(monkeypatch, 100_000)
    later = datetime(2030, 1, 1, tzinfo=UTC)
    with sessions() as session:
        assert not fits.is_due(session, 1, later)
    adopt(sessions, at=NOW)
    with sessions() as session:
        assert fits.is_due(session, 1, later)
