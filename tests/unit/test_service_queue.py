"""The queue of record on real SQLite: leases, retries, and what a dead worker can no longer do."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from rehearse import db
from rehearse.accounts.models import User
from rehearse.accounts.service import ensure_single_user
from rehearse.submissions import drafts, queue, service
from rehearse.submissions.models import Submission, SubmissionEvent
from rehearse.submissions.verdict import Verdict
from tests.scripted import PROBLEM

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
WIDE = service.Bounds(10, 10)
LATER = NOW + queue.LEASE + timedelta(seconds=1)
ACCEPTED = Verdict("accepted", suite_ms=3.0, passed=2, total=2)
FAULT = Verdict("internal_error", detail="the cell died")


@pytest.fixture
def sessions(tmp_path):
    engine = db.connect(f"sqlite:///{tmp_path / 'x' / 'test.db'}")
    db.upgrade(engine)
    made = db.make_sessions(engine)
    with made() as session:
        ensure_single_user(session, NOW)
    yield made
    engine.dispose()


@pytest.fixture
def session(sessions):
    with sessions() as opened:
        yield opened


def add_users(session, count):
    session.add_all(User(id=user, name="x", created_at=NOW) for user in range(2, count + 1))
    session.commit()


def send(session, source="x = 1", *, user=1, mode="submit", now=NOW, bounds=WIDE):
    sent = service.create(session, user_id=user, problem=PROBLEM, source=source, mode=mode, bounds=bounds, now=now)
    session.commit()
    return sent.id


def reread(session, submission_id):
    session.expire_all()
    return session.get_one(Submission, submission_id)


def test_a_submission_is_claimed_once(session):
    sent = send(session)
    held = queue.claim(session, sent, NOW)
    assert (held.attempt, held.slug, held.source, held.created_at) == (1, "doubling", "x = 1", NOW)
    assert queue.claim(session, sent, NOW) is None


def test_of_many_workers_one_gets_it(sessions):
    with sessions() as session:
        add_users(session, 5)
        sent = [send(session, user=user) for user in range(1, 6)]

    def claim_all(_):
        taken = []
        while True:
            with sessions.begin() as own:
                if (held := queue.claim_next(own, NOW)) is None:
                    return taken
                taken.append(held.id)

    with ThreadPoolExecutor(4) as pool:
        taken = [each for found in pool.map(claim_all, range(4)) for each in found]
    assert sorted(taken) == sorted(sent)


def test_a_user_has_one_running(session):
    first, second = send(session), send(session)
    held = queue.claim_next(session, NOW)
    assert held.id in {first, second}
    assert queue.claim_next(session, NOW) is None
    assert not queue.any_ready(session)
    queue.finish(session, held, ACCEPTED, NOW)
    assert {held.id, queue.claim_next(session, NOW).id} == {first, second}


def test_the_database_itself_refuses_a_second_one_running(session):
    first, second = send(session), send(session)
    queue.claim(session, first, NOW)
    with pytest.raises(IntegrityError):
        queue.claim(session, second, NOW)


def test_a_run_is_claimed_before_an_older_submit(session):
    send(session)
    run = send(session, mode="run", now=LATER)
    assert queue.claim_next(session, LATER).id == run


def test_what_was_cut_off_is_next_again(session):
    add_users(session, 3)
    cut_off = send(session)
    queue.give_back(session, queue.claim_next(session, NOW), fault=True)
    for user in (2, 3):
        send(session, user=user, now=LATER)
    assert queue.claim_next(session, LATER).id == cut_off


def test_a_verdict_is_written_once(session):
    held = queue.claim(session, sent := send(session), NOW)
    queue.finish(session, held, ACCEPTED, NOW)
    with pytest.raises(queue.LeaseLost):
        queue.finish(session, held, FAULT, NOW)
    row = reread(session, sent)
    assert (row.state, row.verdict, row.tests_passed, row.finished_at) == ("done", "accepted", 2, NOW)


def test_a_worker_that_lost_its_lease_can_store_nothing(session):
    sent = send(session)
    dead = queue.claim(session, sent, NOW)
    assert queue.requeue_expired(session, LATER) == [sent]
    alive = queue.claim(session, sent, LATER)
    for write in (
        lambda: queue.append(session, dead, queue.Told("started", {}, LATER)),
        lambda: queue.renew(session, dead, LATER),
        lambda: queue.finish(session, dead, FAULT, LATER),
        lambda: queue.give_back(session, dead, fault=True),
    ):
        with pytest.raises(queue.LeaseLost):
            write()
    queue.finish(session, alive, ACCEPTED, LATER)
    assert alive.attempt == 2


def test_a_renewed_lease_does_not_run_out(session):
    held = queue.claim(session, send(session), NOW)
    queue.renew(session, held, NOW + queue.LEASE)
    assert queue.requeue_expired(session, LATER) == []


def test_events_are_numbered_without_a_gap_over_all_attempts(session):
    sent = send(session)
    for _ in range(2):
        held = queue.claim(session, sent, NOW)
        queue.append(session, held, queue.Told("started", {"tests": []}, NOW))
        queue.give_back(session, held, fault=False)
    events = service.events_after(session, sent, 0)
    assert [(event.sequence, event.attempt, event.kind) for event in events] == [
        (1, 1, "running"), (2, 1, "started"), (3, 2, "running"), (4, 2, "started"),
    ]  # fmt: skip
    assert [event.sequence for event in service.events_after(session, sent, 3)] == [4]


def test_a_fault_of_ours_is_retried_once(session):
    sent = send(session)
    assert queue.give_back(session, queue.claim(session, sent, NOW), fault=True)
    assert not queue.give_back(session, queue.claim(session, sent, NOW), fault=True)


def test_lost_cells_are_forgiven_more_often_and_count_with_other_faults(session):
    sent = send(session)
    for _ in range(queue.MAX_LOST_CELLS - 1):
        assert queue.give_back(session, queue.claim(session, sent, NOW), fault=True, most=queue.MAX_LOST_CELLS)
    last = queue.claim(session, sent, NOW)
    assert not queue.give_back(session, last, fault=True)
    assert not queue.give_back(session, last, fault=True, most=queue.MAX_LOST_CELLS)


def test_at_start_everything_under_way_goes_back(session):
    sent, done = send(session), send(session)
    queue.finish(session, queue.claim(session, done, NOW), ACCEPTED, NOW)
    queue.claim(session, sent, NOW)
    assert queue.requeue_all(session, NOW) == [sent]
    assert queue.claim_next(session, NOW).id == sent


def test_what_takes_its_server_down_each_time_stops_coming_back(session):
    sent = send(session)
    for _ in range(queue.MAX_ATTEMPTS):
        assert queue.claim(session, sent, NOW)
        again = queue.requeue_all(session, NOW)
    row = reread(session, sent)
    assert again == []
    assert (row.state, row.verdict, row.source) == ("done", "internal_error", "x = 1")
    assert session.scalars(select(SubmissionEvent.kind).order_by(SubmissionEvent.id.desc())).first() == "verdict"


def test_the_oldest_is_first_in_the_queue(session):
    late, early = send(session, now=LATER), send(session, now=NOW)
    places = [queue.position(session, session.get_one(Submission, sent)) for sent in (early, late)]
    assert places == [0, 1]
    assert queue.length(session) == 2
    queue.claim(session, early, NOW)
    assert queue.position(session, reread(session, early)) is None


@pytest.mark.parametrize(("bounds", "by_user"), [(service.Bounds(1, 9), True), (service.Bounds(9, 1), False)])
def test_too_much_waiting_is_refused_and_not_stored(session, bounds, by_user):
    send(session, bounds=bounds)
    with pytest.raises(service.QueueFullError) as refused:
        send(session, bounds=bounds)
    session.rollback()
    assert refused.value.by_user is by_user
    assert f"in about {refused.value.retry_after} s" in str(refused.value)
    assert queue.length(session) == 1


def test_requests_at_the_same_moment_cannot_pass_the_bound_together(sessions):
    def try_to_send(_):
        try:
            with sessions.begin() as own:
                create = partial(service.create, own, problem=PROBLEM, source="x", mode="run", now=NOW)
                create(user_id=1, bounds=service.Bounds(3, 99))
        except service.QueueFullError:
            return 0
        return 1

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(try_to_send, range(24))) == 3


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("x" * 65_537, "65,537 bytes; at most 65,536"),
        ("é" * 40_000, "80,000 bytes"),
        ("a\nb\0", "Line 2 holds a NUL"),
        ("a\ud800", "at position 1 cannot be written as UTF-8"),
    ],
)
def test_a_source_that_cannot_be_taken_is_explained(session, source, words):
    with pytest.raises(service.SourceRefusedError, match=words):
        send(session, source)
    with pytest.raises(service.SourceRefusedError, match=words):
        drafts.save(session, user_id=1, slug="doubling", source=source, now=NOW)


def test_the_largest_source_is_taken(session):
    assert send(session, "x" * 65_536)


def test_drafts_are_kept_for_each_problem(session):
    assert drafts.find(session, 1, "doubling") is None
    for source, now in (("one", NOW), ("two", LATER)):
        drafts.save(session, user_id=1, slug="doubling", source=source, now=now)
    session.commit()
    kept = drafts.find(session, 1, "doubling")
    assert (kept.source, kept.saved_at) == ("two", LATER)


def test_of_windows_that_know_the_same_draft_only_one_replaces_it(sessions):
    def save(source):
        with sessions.begin() as session:
            drafts.save(session, user_id=1, slug="doubling", source=source, now=LATER, seen=None)

    def answer(number):
        try:
            save(f"x = {number}")
        except drafts.DraftChangedError:
            return 0
        return 1

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(answer, range(16))) == 1


def test_first_saves_of_a_draft_at_once_take_turns(sessions):
    """A page's save and its submission leave together, and each of them keeps the text."""

    def save(number):
        with sessions.begin() as session:
            drafts.save(session, user_id=1, slug=f"problem-{number // 8}", source=f"x = {number}", now=NOW)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(save, range(400)))
    with sessions() as session:
        assert len(drafts.since(session, 1, NOW - timedelta(seconds=1), 100)) == 50


def test_another_persons_submission_is_not_found(session):
    sent = send(session)
    assert service.find(session, sent, 1) is not None
    assert service.find(session, sent, 2) is None
    assert service.shown(session, sent, 2) is None


def test_a_moment_without_a_zone_is_refused(session):
    with pytest.raises(Exception, match="has no time zone"):
        send(session, now=datetime(2026, 1, 1))  # noqa: DTZ001  the missing zone is the point
