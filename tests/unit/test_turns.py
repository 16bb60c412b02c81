"""Whose turn it is: the query and the pure order agree, and no user is passed over, whatever comes in which order."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from rehearse import db
from rehearse.accounts.models import User
from rehearse.submissions import turns
from rehearse.submissions.models import Submission
from rehearse.submissions.turns import URGENCIES, Urgency, Waiting, order

START = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
USERS = range(1, 5)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def waits(name: str, user: int, seconds: float, urgency: Urgency = Urgency.SUBMIT) -> Waiting:
    return Waiting(name, user, urgency, at(seconds))


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    made = db.connect(f"sqlite:///{tmp_path_factory.mktemp('turns') / 'test.db'}")
    db.upgrade(made)
    with made.begin() as connection:
        connection.execute(insert(User), [{"id": user, "name": "x", "created_at": START} for user in USERS])
    yield made
    made.dispose()


def test_one_user_is_served_in_the_order_of_sending():
    assert order([waits("b", 1, 2), waits("a", 1, 1), waits("c", 1, 3)], {}, frozenset()) == ["a", "b", "c"]


def test_a_run_goes_before_a_submit_of_the_same_user():
    assert order([waits("a", 1, 1), waits("b", 1, 2, Urgency.RUN)], {}, frozenset()) == ["b", "a"]


def test_users_take_turns():
    many = [waits(f"a{number}", 1, number) for number in range(3)]
    assert order([*many, waits("b", 2, 9), waits("c", 3, 8)], {}, frozenset()) == ["a0", "c", "b", "a1", "a2"]


def test_a_run_goes_first_in_a_round_but_not_twice():
    runs = [waits(f"r{number}", 2, 5 + number, Urgency.RUN) for number in range(3)]
    assert order([waits("s", 1, 1), *runs], {}, frozenset()) == ["r0", "s", "r1", "r2"]


def test_who_had_a_turn_a_moment_ago_waits_behind_who_came_meanwhile():
    assert order([waits("a", 1, 1), waits("b", 2, 4)], {1: at(5)}, frozenset()) == ["b", "a"]


def test_who_is_being_judged_comes_back_behind_who_waits():
    assert order([waits("a", 1, 1), waits("b", 2, 4)], {}, frozenset({1})) == ["b", "a"]


def test_what_was_cut_off_keeps_its_place():
    cut_off, later = waits("cut", 1, 1), [waits("a", 2, 2), waits("b", 3, 3)]
    assert order([*later, cut_off], {1: at(0)}, frozenset())[0] == "cut"


def test_every_mode_has_its_urgency():
    assert sorted(URGENCIES, key=lambda mode: URGENCIES[mode]) == ["run", "submit"]


class Judges:
    """A database that is sent to and judged from, moment by moment, the way many workers would."""

    def __init__(self, session):
        self.session = session
        session.execute(delete(Submission))
        self.now = 0
        self.log = []

    def send(self, user, mode):
        self.now += 1
        row = {
            "id": f"{self.now:04}", "user_id": user, "slug": "s", "problem_version": "1", "mode": mode, "source": "",
            "source_sha256": "", "state": "queued", "attempts": 0, "faults": 0, "last_sequence": 0,
            "created_at": at(self.now),
        }  # fmt: skip
        self.session.execute(insert(Submission), [row])

    def claim(self):
        self.now += 1
        ready = self.ready()
        row = self.session.execute(
            update(Submission)
            .where(Submission.id == turns.NEXT_IN_TURN, Submission.state == "queued")
            .values(state="running", started_at=at(self.now))
            .returning(Submission.id, Submission.user_id)
        ).one_or_none()
        assert (row is None) == (not ready)
        if row is not None:
            self.log.append((row.user_id, frozenset(ready)))
        return None if row is None else row.id

    def end(self, submission_id, *, done=True):
        self.now += 1
        ended = {"state": "done", "finished_at": at(self.now)} if done else {"state": "queued"}
        self.session.execute(update(Submission).where(Submission.id == submission_id).values(**ended))

    def ready(self):
        found = {
            state: set(self.session.scalars(select(Submission.user_id).where(Submission.state == state)))
            for state in ("queued", "running")
        }
        return found["queued"] - found["running"]

    def running(self):
        return list(self.session.scalars(select(Submission.id).where(Submission.state == "running")))


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("send"), st.sampled_from(USERS), st.sampled_from(["run", "submit"])),
        st.tuples(st.just("claim"), st.none(), st.none()),
        st.tuples(st.just("end"), st.integers(0, 3), st.booleans()),
    ),
    max_size=40,
)
DATABASE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def play(judges, steps):
    for kind, first, second in steps:
        if kind == "send":
            judges.send(first, second)
        elif kind == "claim":
            judges.claim()
        elif running := judges.running():
            judges.end(running[first % len(running)], done=second)


@DATABASE
@given(steps=STEPS)
def test_while_a_user_is_ready_everybody_else_has_at_most_one_turn(engine, steps):
    with db.make_sessions(engine)() as session:
        play(judges := Judges(session), [step for step in steps if step[0] != "end" or step[2]])
    for patient in USERS:
        served = []
        for user, ready in judges.log:
            served = [] if user == patient or patient not in ready else [*served, user]
            assert len(served) == len(set(served)), f"{patient} was passed over twice: {judges.log}"


@DATABASE
@given(steps=STEPS)
def test_the_places_that_people_see_are_the_order_of_judging(engine, steps):
    with db.make_sessions(engine)() as session:
        play(judges := Judges(session), steps)
        for each in judges.running():
            judges.end(each)
        promised = turns.places(session)
        judged = []
        while (claimed := judges.claim()) is not None:
            judged.append(claimed)
            judges.end(claimed)
    assert promised == {each: place for place, each in enumerate(judged)}


@DATABASE
@given(steps=STEPS)
def test_nothing_waits_for_ever_and_no_user_has_two_running(engine, steps):
    with db.make_sessions(engine)() as session:
        play(judges := Judges(session), steps)
        while judges.ready() or judges.running():
            for each in judges.running():
                judges.end(each)
            judges.claim()
        assert turns.places(session) == {}
