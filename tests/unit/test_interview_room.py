"""An interview on real SQLite: what is kept, what is handed in and when, and what comes too late."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from rehearse import db
from rehearse.accounts.service import ensure_single_user
from rehearse.catalog.catalog import Catalog
from rehearse.interviews import kept, service, timeline
from rehearse.interviews.candidate import Candidate
from rehearse.interviews.clock import ClockError
from rehearse.interviews.forms import of_plain
from rehearse.interviews.models import Interview
from rehearse.interviews.room import HeldElsewhereError, Room, RoomError, RoundOverError
from rehearse.interviews.service import AlreadyRunningError, Asked
from rehearse.interviews.timekeeper import Timekeeper
from rehearse.submissions.models import Submission
from rehearse.submissions.service import Bounds
from tests.scripted import PROBLEM

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
BOUNDS = Bounds(10**6, 10**6)
CATALOG = Catalog(problems={PROBLEM.slug: PROBLEM})
PROMPT = {"id": "bias", "text": "What is bias?", "listens_for": ["a", "b", "c", "d"]}
FORM = of_plain(
    {
        "title": "Two rounds",
        "summary": "A problem, then a question.",
        "pauses": True,
        "rounds": [
            {"kind": "coding", "minutes": 20, "tries": 1, "problems": [{}]},
            {"kind": "concepts", "minutes": 10, "prompts": [{"from": "concepts", "count": 1, "seconds": 120}]},
        ],
    }
)
ASKED = (Asked(0, 0, "It fits.", problem=PROBLEM), Asked(1, 0, "It fits.", prompt=PROMPT))
RIGHT = "def double(x):\n    return x + x\n"


@pytest.fixture
def sessions(tmp_path):
    engine = db.connect(f"sqlite:///{tmp_path / 'test.db'}")
    db.upgrade(engine)
    made = db.make_sessions(engine)
    with made() as session:
        ensure_single_user(session, START)
    yield made
    engine.dispose()


def begin(sessions, form=FORM, now=START):
    with sessions.begin() as session:
        return service.begin(session, user_id=1, form=form, asked=ASKED, seed=1, extra=0, holder="window", now=now).id


@pytest.fixture
def interview(sessions):
    return begin(sessions)


def act(sessions, interview, minutes, do, *, holder="window"):
    """What a candidate does so many minutes after the start."""
    with sessions.begin() as session:
        room = Room.enter(session, CATALOG, interview, START + timedelta(minutes=minutes))
        return do(Candidate(room, holder))


def save(text, name="code/0/0"):
    return lambda candidate: candidate.save(name, text)


def look_away(sessions, minutes, catalog=CATALOG):
    """What the timekeeper finds so many minutes after the start."""
    now = START + timedelta(minutes=minutes)
    return Timekeeper(sessions, catalog, now=lambda: now, announce=lambda _: None).settle_all()


def entries(sessions, interview):
    with sessions() as session:
        return service.entries_after(session, interview, 0)


def handed_in(sessions):
    with sessions() as session:
        return [(each.source, each.mode) for each in session.scalars(select(Submission))]


def test_at_the_deadline_the_program_that_was_saved_last_is_handed_in_with_no_browser_open(sessions, interview):
    act(sessions, interview, 5, save("first"))
    act(sessions, interview, 19.9, save(RIGHT))
    assert look_away(sessions, 20.1) == 1
    assert handed_in(sessions) == [(RIGHT, "submit")]
    assert [each.kind for each in entries(sessions, interview)][-2:] == ["handed_in", "round_ended"]


def test_a_server_that_was_down_at_the_deadline_hands_in_as_of_then(sessions, interview):
    act(sessions, interview, 5, save(RIGHT))
    look_away(sessions, 300)
    ended = [(each.kind, each.at) for each in entries(sessions, interview) if each.kind in {"round_ended", "over"}]
    moments = [START + timedelta(minutes=minutes) for minutes in (20, 30, 30)]
    assert ended == list(zip(["round_ended", "round_ended", "over"], moments, strict=True))
    assert look_away(sessions, 301) == 0


def test_a_save_that_comes_too_late_changes_nothing(sessions, interview):
    act(sessions, interview, 5, save(RIGHT))
    with pytest.raises(RoundOverError, match=r"Round 1 is over\. What was saved last before its end was handed in"):
        act(sessions, interview, 20.01, save("too late"))
    look_away(sessions, 21)
    assert handed_in(sessions) == [(RIGHT, "submit")]


def test_who_wrote_nothing_hands_nothing_in(sessions, interview):
    look_away(sessions, 21)
    assert handed_in(sessions) == []


def test_another_window_reads_until_it_takes_over(sessions, interview):
    with pytest.raises(HeldElsewhereError, match="goes on in another window"):
        act(sessions, interview, 1, save("other"), holder="other")
    act(sessions, interview, 2, Candidate.take, holder="other")
    act(sessions, interview, 3, save(RIGHT), holder="other")
    with pytest.raises(HeldElsewhereError):
        act(sessions, interview, 4, save("first again"))


def test_one_interview_at_a_time(sessions, interview):
    with pytest.raises(AlreadyRunningError) as refused:
        begin(sessions)
    assert refused.value.interview_id == interview
    look_away(sessions, 31)
    assert begin(sessions, now=START + timedelta(hours=1)) != interview


def test_hidden_tests_are_asked_as_often_as_the_form_says(sessions, interview):
    def attempt(candidate):
        return candidate.attempt(0, 0, RIGHT, bounds=BOUNDS).id

    tried = act(sessions, interview, 3, attempt)
    with pytest.raises(RoomError, match="asked 1 times, which is as often"):
        act(sessions, interview, 4, attempt)
    look_away(sessions, 21)
    # The same program was judged already.
    assert [each.payload["submission"] for each in entries(sessions, interview) if each.kind == "handed_in"] == [tried]


def test_runs_are_examples_without_what_the_person_keeps_for_practice(sessions, interview):
    sent = act(sessions, interview, 3, lambda who: who.run(0, 0, RIGHT, bounds=BOUNDS, chance=0.7))
    assert (sent.mode, sent.source, sent.inputs) == ("run", RIGHT, None)
    assert [each.kind for each in entries(sessions, interview)][-3:] == ["saved", "predicted", "ran"]


def test_a_clock_that_stands_still_takes_no_text(sessions, interview):
    act(sessions, interview, 5, Candidate.stop)
    with pytest.raises(RoomError, match="stands still"):
        act(sessions, interview, 6, save("meanwhile"))
    act(sessions, interview, 25, Candidate.go_on)
    act(sessions, interview, 26, save(RIGHT))
    assert look_away(sessions, 39.9) == 0
    assert look_away(sessions, 40.1) == 1


def test_a_form_without_pauses_has_none(sessions):
    interview = begin(sessions, replace(FORM, pauses=False))
    with pytest.raises(RoomError, match="has no pauses"):
        act(sessions, interview, 5, Candidate.stop)


def test_a_problem_that_is_edited_or_deleted_meanwhile_is_the_one_that_was_asked(sessions, interview):
    act(sessions, interview, 5, save(RIGHT))
    for catalog in (Catalog(problems={}), Catalog(problems={PROBLEM.slug: replace(PROBLEM, version="2.0.0")})):
        with sessions() as session:
            assert kept.find(session, catalog, PROBLEM.slug, PROBLEM.version) == PROBLEM
    look_away(sessions, 21, Catalog(problems={}))
    assert handed_in(sessions) == [(RIGHT, "submit")]


def test_a_clock_that_was_set_back_writes_nothing_earlier_than_before(sessions, interview):
    act(sessions, interview, 10, save("x = 1"))
    act(sessions, interview, 2, save("x = 2"))
    moments = [each.at for each in entries(sessions, interview)]
    assert moments == sorted(moments)


def test_ticks_of_a_spoken_answer_are_kept(sessions, interview):
    act(sessions, interview, 5, lambda who: who.end_round(0))
    act(sessions, interview, 7, lambda who: who.answer(1, 0, seconds=90, ticks=[True, False, True, True]))
    with pytest.raises(RoomError, match="2 ticks were sent for 4 lines"):
        act(sessions, interview, 8, lambda who: who.answer(1, 0, seconds=90, ticks=[True, False]))
    assert entries(sessions, interview)[-1].payload["ticks"] == [True, False, True, True]


def test_who_leaves_hands_in_and_ends_all_rounds(sessions, interview):
    act(sessions, interview, 5, save(RIGHT))
    act(sessions, interview, 6, Candidate.leave)
    assert handed_in(sessions) == [(RIGHT, "submit")]
    with sessions() as session:
        found = session.get(Interview, interview)
    assert (found.state, found.over_at, found.due_at) == ("over", START + timedelta(minutes=6), None)


@pytest.mark.parametrize("name", ["code/0/9", "code/x/0", "code", "else/0/0", "notes/0", ""])
def test_a_text_that_is_not_there_cannot_be_saved(sessions, interview, name):
    with pytest.raises(RoomError):
        act(sessions, interview, 1, save("x", name))


#: What may happen, after how many minutes: anything that a candidate can do, in any order, by two windows.
DOINGS = st.tuples(
    st.sampled_from(["code", "pad", "run", "attempt", "end", "stop", "go", "take", "away", "leave"]),
    st.floats(0, 12),
    st.sampled_from(["window", "other"]),
    st.text("ab\n", max_size=6),
)


def doing(kind, text):
    return {
        "code": save(text),
        "pad": save(text, "pad"),
        "run": lambda who: who.run(0, 0, text, bounds=BOUNDS),
        "attempt": lambda who: who.attempt(0, 0, text, bounds=BOUNDS),
        "end": lambda who: who.end_round(who.room.clock.number),
        "stop": Candidate.stop,
        "go": Candidate.go_on,
        "take": Candidate.take,
        "leave": Candidate.leave,
    }[kind]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DOINGS, max_size=25))
def test_whatever_happens_nothing_counts_after_its_round_and_the_timeline_gives_the_final_program(sessions, doings):
    with sessions.begin() as session:
        for old in session.scalars(select(Interview)):
            session.delete(old)
    interview, minutes, last = begin(sessions), 0.0, PROBLEM.starter
    for kind, apart, holder, text in doings:
        minutes += apart
        if kind == "away":
            look_away(sessions, minutes)
            continue
        try:
            act(sessions, interview, minutes, doing(kind, text), holder=holder)
        except (RoomError, ClockError):
            continue
        last = text if kind in {"code", "run", "attempt"} else last
    look_away(sessions, minutes + 200)
    told = entries(sessions, interview)
    ends = {each.payload["round"]: each.at for each in told if each.kind == "round_ended"}
    stood = _stood(told)
    assert sorted(ends) == [0, 1]
    assert (max(ends.values()) - START).total_seconds() <= 30 * 60 + stood + 1e-3
    assert all(each.at <= ends[each.payload["round"]] for each in told if "round" in each.payload)
    assert timeline.texts_of(told)["code/0/0"] == last
    assert [each.sequence for each in told] == list(range(1, len(told) + 1))


def _stood(told):
    """The seconds that the clock stood still."""
    stood, since = 0.0, None
    for each in told:
        if each.kind == "stopped":
            since = each.at
        elif since is not None and each.kind in {"went_on", "round_ended"}:
            stood, since = stood + (each.at - since).total_seconds(), None
    return stood
