"""Events on their way into the database: in order, soon, and those of a quick suite in one go."""

import time
from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from rehearse import db
from rehearse.accounts.service import ensure_single_user
from rehearse.submissions import queue, service
from rehearse.submissions.hub import Hub
from rehearse.submissions.recorder import Recorder
from rehearse.submissions.verdict import Verdict
from rehearse_sandbox.wire.events import Ended, TestFinished
from tests.scripted import PROBLEM, accepted

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
NEVER = 3600.0


@pytest.fixture
def sessions(tmp_path):
    engine = db.connect(f"sqlite:///{tmp_path / 'test.db'}")
    db.upgrade(engine)
    made = db.make_sessions(engine)
    with made() as session:
        ensure_single_user(session, NOW)
    yield made
    engine.dispose()


@pytest.fixture
def claim(sessions):
    bounds = service.Bounds(10, 10)
    with sessions.begin() as session:
        sent = service.create(session, user_id=1, problem=PROBLEM, source="x", mode="submit", bounds=bounds, now=NOW)
    with sessions.begin() as session:
        return queue.claim(session, sent.id, NOW)


@pytest.fixture
def record(sessions, claim):
    return lambda delay_s: Recorder(sessions, Hub(10), claim, delay_s=delay_s)


def stored(sessions, claim):
    with sessions() as session:
        return [(one.sequence, one.kind) for one in service.events_after(session, claim.id, 0)]


def wait_for(sessions, claim, count):
    for _ in range(3000):
        if len(found := stored(sessions, claim)) >= count:
            return found
        time.sleep(0.01)
    raise AssertionError(f"{count} events were not stored in 30 s")


def add_for_long(recorder):
    for _ in range(3000):
        recorder.add(accepted()[0], NOW)
        time.sleep(0.01)


def test_an_event_that_comes_alone_is_stored_without_another(sessions, claim, record):
    with record(0.001) as recorder:
        recorder.add(accepted()[0], NOW)
        assert wait_for(sessions, claim, 2) == [(1, "running"), (2, "started")]


def test_readers_hear_of_a_late_event(sessions, claim):
    hub = Hub(10)
    with hub.following(claim.id) as bell, Recorder(sessions, hub, claim, delay_s=0.001) as recorder:
        recorder.add(accepted()[0], NOW)
        assert bell.wait(30)


def test_what_comes_together_is_stored_with_the_verdict_in_one_transaction(sessions, claim, record):
    commits = []
    event.listen(sessions.kw["bind"], "commit", commits.append)
    with record(NEVER) as recorder:
        *tests, end = accepted()
        for told in tests:
            recorder.add(told, NOW)
        recorder.hold(end, NOW)
        with sessions.begin() as session:
            queue.finish(session, claim, Verdict("accepted"), NOW, *recorder.take())
    assert len(commits) == 1
    kinds = ["running", "started", "test_finished", "test_finished", "ended", "verdict"]
    assert stored(sessions, claim) == list(enumerate(kinds, 1))


def test_however_they_are_grouped_events_stay_in_order(sessions, claim, record):
    names = [f"t{number}" for number in range(60)]
    with record(0.001) as recorder:
        for name in names:
            recorder.add(TestFinished(name, "passed", 1.0), NOW)
            time.sleep(0.0005)
        with sessions.begin() as session:
            queue.finish(session, claim, Verdict("accepted"), NOW, *recorder.take())
    with sessions() as session:
        found = service.events_after(session, claim.id, 1)
    assert [one.payload["id"] for one in found[:-1]] == names
    assert [one.sequence for one in found] == list(range(2, 63))


def test_the_end_is_never_stored_before_the_verdict(sessions, claim, record):
    with record(0.001) as recorder:
        recorder.add(accepted()[0], NOW)
        recorder.hold(Ended("completed"), NOW)
        time.sleep(0.05)
        assert "ended" not in [kind for _, kind in stored(sessions, claim)]


def test_what_is_left_of_an_attempt_that_broke_off_is_forgotten(sessions, claim, record):
    with record(NEVER) as recorder:
        recorder.add(accepted()[0], NOW)
    assert recorder.take() == []


def test_who_lost_the_lease_is_told_with_the_next_event(sessions, claim, record):
    with sessions.begin() as session:
        queue.requeue_all(session, NOW)
    with record(0.001) as recorder, pytest.raises(queue.LeaseLost):
        add_for_long(recorder)
