"""What evidence is read from: whose time tells a person's pace, and what becomes of two answers in one moment."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rehearse import db
from rehearse.accounts.service import ensure_single_user
from rehearse.catalog.catalog import Catalog
from rehearse.review import assistance
from rehearse.review.assistance import keep_opened, opened_since
from rehearse.review.encounters import encounter_at
from rehearse.review.items import NewItem, problem_key
from rehearse.review.library import Library
from rehearse.review.memory import Rating
from rehearse.review.pace import shares_of_first_solves
from rehearse.review.resolving import EVER
from rehearse.review.service import Evidence, Reviewer
from rehearse.review.settings import Settings
from rehearse.submissions.models import Submission
from tests.scripted import PROBLEM

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
SETTINGS = Settings()
#: Each takes five minutes.
SLUGS = ("first", "second", "third")
LIBRARY = Library(Catalog({slug: replace(PROBLEM, slug=slug, id=slug) for slug in SLUGS}))


@pytest.fixture
def session(tmp_path):
    engine = db.connect(f"sqlite:///{tmp_path / 'test.db'}")
    db.upgrade(engine)
    with db.make_sessions(engine)() as opened:
        ensure_single_user(opened, START)
        yield opened
    engine.dispose()


def rate(session, slug, minutes, *, days=0, suggested=Rating.GOOD):
    """Rate a problem, by a verdict unless nothing was suggested."""
    reviewer = Reviewer(session, 1, now=START + timedelta(days=days), settings=SETTINGS)
    reviewer.take_up([NewItem(problem_key(slug), "problem", slug)])
    evidence = Evidence(suggested, "", minutes and minutes * 60)
    seen = reviewer.find(problem_key(slug)).last_entry
    reviewer.rate(problem_key(slug), Rating.GOOD, seen=seen, evidence=evidence)


def test_each_first_solve_is_a_share_of_what_its_problem_takes(session):
    rate(session, "first", 10)
    rate(session, "second", 2.5)
    assert sorted(shares_of_first_solves(session, LIBRARY, 1)) == [0.5, 2]
    assert shares_of_first_solves(session, LIBRARY, 2) == []


def test_later_solves_say_nothing_of_how_quick_a_first_one_is(session):
    rate(session, "first", 10)
    rate(session, "first", 1, days=30)
    assert shares_of_first_solves(session, LIBRARY, 1) == [2]


@pytest.mark.parametrize("told", [{"minutes": None}, {"minutes": 10, "suggested": None}])
def test_a_rating_without_a_time_or_a_verdict_says_nothing(session, told):
    rate(session, "first", **told)
    assert shares_of_first_solves(session, LIBRARY, 1) == []


def test_who_copied_the_solution_was_not_quick(session):
    keep_opened(session, "first", "solution", user_id=1, now=START, settings=SETTINGS)
    keep_opened(session, "second", "hint", 1, user_id=1, now=START, settings=SETTINGS)
    rate(session, "first", 1, days=1)
    rate(session, "second", 10, days=1)
    assert shares_of_first_solves(session, LIBRARY, 1) == [2]


def test_a_problem_that_is_gone_says_nothing(session):
    rate(session, "gone", 10)
    assert shares_of_first_solves(session, LIBRARY, 1) == []


def test_who_gives_up_while_another_tab_rates_the_problem_is_rated_once(session, monkeypatch):
    session.add(accepted("first"))
    rate(session, "first", 5)
    later = START + timedelta(days=60)
    seen = encounter_at(session, 1, "first", now=later, settings=SETTINGS)
    assert seen.again
    rate(session, "first", 5, days=60)
    # What this tab looked at just before.
    monkeypatch.setattr(assistance, "encounter_at", lambda *_, **__: seen)
    assert keep_opened(session, "first", "solution", user_id=1, now=later, settings=SETTINGS)
    rated = Reviewer(session, 1, now=later, settings=SETTINGS).last_rating(problem_key("first"))
    assert rated.rating == Rating.GOOD
    assert opened_since(session, 1, "first", EVER).solution


def accepted(slug):
    """A program that solved a problem at the beginning."""
    return Submission(
        id=slug,
        user_id=1,
        slug=slug,
        problem_version="1.0.0",
        mode="submit",
        source="x = 1",
        source_sha256="",
        state="done",
        verdict="accepted",
        created_at=START,
        finished_at=START,
    )
