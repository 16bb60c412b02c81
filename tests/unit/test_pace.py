"""When to try again is measured: by how fast verdicts came of late, and by the turns of others."""

from datetime import UTC, datetime, timedelta

import pytest

from rehearse import db
from rehearse.accounts.models import User
from rehearse.submissions import queue, service
from rehearse.submissions.pace import LONGEST_WAIT, UNMEASURED_SECONDS, seconds_for_one, seconds_to_next_verdict
from rehearse.submissions.verdict import Verdict
from tests.scripted import PROBLEM

START = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def at(seconds):
    return START + timedelta(seconds=seconds)


@pytest.fixture
def session(tmp_path):
    engine = db.connect(f"sqlite:///{tmp_path / 'test.db'}")
    db.upgrade(engine)
    with db.make_sessions(engine)() as opened:
        opened.add_all(User(id=user, name="x", created_at=START) for user in (1, 2, 3))
        opened.flush()
        yield opened
    engine.dispose()


def send(session, user, seconds):
    bounds = service.Bounds(10, 10)
    service.create(session, user_id=user, problem=PROBLEM, source="", mode="run", bounds=bounds, now=at(seconds))


def judge_all(session, seconds):
    """Give every waiting submission its verdict, each after so many seconds."""
    now = START
    while held := queue.claim_next(session, now):
        now += timedelta(seconds=seconds)
        queue.finish(session, held, Verdict("accepted"), now)


@pytest.mark.parametrize(
    ("spans", "seconds"),
    [
        ([], None),
        ([(0, 2)], 2.0),
        ([(0, 2), (2, 4)], 2.0),
        ([(0, 2), (0, 2)], 1.0),
        ([(0, 1), (100, 101)], 1.0),
        ([(0, 10), (1, 2), (9, 12)], 4.0),
    ],
)
def test_idle_time_does_not_count_as_slowness(spans, seconds):
    assert seconds_for_one([(at(begin), at(end)) for begin, end in spans]) == seconds


@pytest.mark.parametrize(("seconds", "wait"), [(0.1, 1), (7, 7), (1000, LONGEST_WAIT)])
def test_who_is_refused_is_told_how_fast_the_judge_was_of_late(session, seconds, wait):
    assert seconds_to_next_verdict(session) == UNMEASURED_SECONDS
    for number in range(3):
        send(session, 1, number)
    judge_all(session, seconds)
    assert seconds_to_next_verdict(session) == wait


def test_a_user_waits_for_the_turns_before_their_own(session):
    send(session, 1, 0)
    judge_all(session, 10)
    for user in (1, 2, 3):
        send(session, user, 100 + user)
    assert [seconds_to_next_verdict(session, user) for user in (1, 2, 3)] == [10, 20, 30]
    queue.claim_next(session, at(200))
    queue.claim_next(session, at(200))
    assert [seconds_to_next_verdict(session, user) for user in (1, 2, 3)] == [10, 10, 10]
