"""The interviewer's seat on real SQLite: whose link works, what is written down, and what comes too late."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from rehearse import db
from rehearse.accounts.service import ensure_single_user
from rehearse.catalog.catalog import Catalog
from rehearse.interviews import seats, service
from rehearse.interviews.candidate import Candidate
from rehearse.interviews.clock import ClockError
from rehearse.interviews.forms import of_plain
from rehearse.interviews.interviewer import Interviewer, is_watched, ratings
from rehearse.interviews.models import Interview, InterviewSeat
from rehearse.interviews.room import Room, RoomError, RoundOverError
from rehearse.interviews.service import Asked
from tests.scripted import PROBLEM

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
STAGED = replace(PROBLEM, kind="levels", later=("# Part two\n\nTriple it.", "# Part three\n\nQuadruple it."))
CATALOG = Catalog(problems={STAGED.slug: STAGED})
PROMPT = {"id": "bias", "text": "What is bias?", "listens_for": ["a", "b", "c", "d"]}
FORM = of_plain(
    {
        "title": "Two rounds",
        "summary": "A problem, then a question.",
        "pauses": True,
        "rounds": [
            {"kind": "coding", "minutes": 20, "problems": [{}]},
            {"kind": "concepts", "minutes": 10, "prompts": [{"from": "concepts", "count": 1, "seconds": 120}]},
        ],
    }
)
ASKED = (Asked(0, 0, "It fits.", problem=STAGED), Asked(1, 0, "It fits.", prompt=PROMPT))


@pytest.fixture
def sessions(tmp_path):
    engine = db.connect(f"sqlite:///{tmp_path / 'test.db'}")
    db.upgrade(engine)
    made = db.make_sessions(engine)
    with made() as session:
        ensure_single_user(session, START)
    yield made
    engine.dispose()


def begin(sessions):
    with sessions.begin() as session:
        begun = service.begin(session, user_id=1, form=FORM, asked=ASKED, seed=1, extra=0, holder="here", now=START)
        return begun.id


@pytest.fixture
def interview(sessions):
    return begin(sessions)


def in_room(sessions, interview, minutes, do):
    with sessions.begin() as session:
        return do(Room.enter(session, CATALOG, interview, START + timedelta(minutes=minutes)))


def act(sessions, interview, minutes, do):
    """What an interviewer does so many minutes after the start."""
    return in_room(sessions, interview, minutes, lambda room: do(Interviewer(room)))


def last(sessions, interview):
    with sessions() as session:
        entry = service.entries_after(session, interview, 0)[-1]
    return entry.kind, entry.payload


def watches(sessions, secret, **later):
    with sessions() as session:
        return seats.interview_of(session, secret, START + timedelta(**later))


def test_a_link_lets_its_interview_be_watched_until_it_expires(sessions, interview):
    secret, expires = in_room(sessions, interview, 0, seats.make)
    assert expires == START + seats.LASTS
    assert watches(sessions, secret, hours=23) == interview
    assert watches(sessions, secret, hours=24) is None
    assert watches(sessions, secret[:-1]) is None


def test_the_secret_of_a_link_is_stored_nowhere(sessions, interview):
    secret, _ = in_room(sessions, interview, 0, seats.make)
    with sessions() as session:
        (stored,) = session.scalars(select(InterviewSeat))
    assert secret not in repr(vars(stored))
    assert len(secret) >= 43


def test_revoked_links_work_no_more_and_those_of_other_interviews_do(sessions, interview):
    secret, _ = in_room(sessions, interview, 0, seats.make)
    in_room(sessions, interview, 1, lambda room: Candidate(room, "here").leave())
    other = begin(sessions)
    others, _ = in_room(sessions, other, 2, seats.make)
    in_room(sessions, interview, 3, lambda room: seats.revoke_all(room.session, interview, room.now))
    assert (watches(sessions, secret, minutes=4), watches(sessions, others, minutes=4)) == (None, other)


def test_only_so_many_links_are_valid_at_once(sessions, interview):
    for _ in range(seats.MOST_SEATS):
        in_room(sessions, interview, 0, seats.make)
    with pytest.raises(RoomError, match="as many as may be"):
        in_room(sessions, interview, 0, seats.make)
    in_room(sessions, interview, 1, lambda room: seats.revoke_all(room.session, interview, room.now))
    in_room(sessions, interview, 2, seats.make)


def test_an_interview_that_is_over_gets_no_link(sessions, interview):
    with pytest.raises(RoundOverError):
        in_room(sessions, interview, 31, seats.make)


def test_that_somebody_watches_is_written_once_and_that_nobody_does_as_well(sessions, interview):
    for do in (Interviewer.watch, Interviewer.watch, Interviewer.look_away, Interviewer.look_away, Interviewer.watch):
        act(sessions, interview, 1, do)
    with sessions() as session:
        kinds = [each.kind for each in service.entries_after(session, interview, 2)]
        assert is_watched(session, interview)
    assert kinds == ["watched", "left", "watched"]


def test_a_prompt_is_written_down_with_its_round(sessions, interview):
    act(sessions, interview, 5, lambda who: who.prompt(0, "  What does it cost?\n"))
    assert last(sessions, interview) == ("asked", {"round": 0, "text": "What does it cost?", "by": "interviewer"})


@pytest.mark.parametrize(("text", "why"), [(" \n", "is empty"), ("x" * 501, "may have 500 characters; this has 501")])
def test_a_prompt_that_cannot_be_shown_is_refused(sessions, interview, text, why):
    with pytest.raises(RoomError, match=why):
        act(sessions, interview, 5, lambda who: who.prompt(0, text))


def test_parts_are_released_one_after_the_other(sessions, interview):
    act(sessions, interview, 5, lambda who: who.release(0, 0, 2))
    assert last(sessions, interview)[1] == {"round": 0, "task": 0, "level": 2, "by": "interviewer"}
    with pytest.raises(RoomError, match="Part 2 is not the next: that is part 3 of 3"):
        act(sessions, interview, 5, lambda who: who.release(0, 0, 2))
    act(sessions, interview, 6, lambda who: who.release(0, 0, 3))
    with pytest.raises(RoomError, match="Every part of this problem is open"):
        act(sessions, interview, 7, lambda who: who.release(0, 0, 4))


def test_a_question_has_no_parts_and_a_clock_that_stands_releases_none(sessions, interview):
    with pytest.raises(RoomError, match="is no problem with parts"):
        act(sessions, interview, 21, lambda who: who.release(1, 0, 2))
    other = begin_anew(sessions, interview)
    in_room(sessions, other, 32, lambda room: Candidate(room, "here").stop())
    with pytest.raises(RoomError, match="The clock stands still"):
        act(sessions, other, 33, lambda who: who.release(0, 0, 2))


def begin_anew(sessions, interview):
    in_room(sessions, interview, 31, lambda room: room)
    with sessions.begin() as session:
        now = START + timedelta(minutes=31)
        return service.begin(session, user_id=1, form=FORM, asked=ASKED, seed=1, extra=0, holder="here", now=now).id


def test_added_time_lengthens_the_round(sessions, interview):
    act(sessions, interview, 19, lambda who: who.grant(0, 5))
    assert last(sessions, interview) == ("granted", {"seconds": 300, "by": "interviewer"})
    assert in_room(sessions, interview, 24, lambda room: room.clock.left(room.now)) == 60


@pytest.mark.parametrize("minutes", [0, -5, 61])
def test_no_more_time_is_added_than_may_be(sessions, interview, minutes):
    with pytest.raises(ClockError, match="more than 0 and at most 60 can"):
        act(sessions, interview, 5, lambda who: who.grant(0, minutes))


def test_the_latest_rating_of_an_axis_counts_and_the_same_one_again_is_none(sessions, interview):
    for level, note in ((2, ""), (4, "asked for sizes"), (4, "asked for sizes")):
        act(sessions, interview, 5, lambda who, level=level, note=note: who.rate("clarify", level, note))
    with sessions() as session:
        found = ratings(session, interview)["clarify"]
        assert (found.level, found.note) == (4, "asked for sizes")
        assert [each.kind for each in service.entries_after(session, interview, 2)] == ["rated", "rated"]


@pytest.mark.parametrize(("axis", "level"), [("charm", 3), ("plan", 0), ("plan", 5)])
def test_only_axes_and_levels_of_the_rubric_are_rated(sessions, interview, axis, level):
    with pytest.raises(RoomError, match="There is no level"):
        act(sessions, interview, 5, lambda who: who.rate(axis, level))


DEEDS = {
    "prompt": lambda who: who.prompt(0, "Why?"),
    "release": lambda who: who.release(0, 0, 2),
    "grant": lambda who: who.grant(0, 5),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_after_its_round_nothing_is_added_to_it(sessions, interview, deed):
    with pytest.raises(RoundOverError, match="Round 1 is over"):
        act(sessions, interview, 21, DEEDS[deed])


@pytest.mark.parametrize("deed", DEEDS.values())
def test_after_the_interview_nothing_is_added_to_it(sessions, interview, deed):
    in_room(sessions, interview, 31, lambda room: room)
    with pytest.raises(RoundOverError, match="The interview is over"):
        act(sessions, interview, 32, deed)


@pytest.mark.parametrize(("before", "after"), [("look_away", "watch"), ("watch", "look_away")])
def test_who_comes_or_goes_after_the_interview_is_not_written_down(sessions, interview, before, after):
    act(sessions, interview, 1, getattr(Interviewer, before))
    in_room(sessions, interview, 31, lambda room: room)
    act(sessions, interview, 32, getattr(Interviewer, after))
    assert last(sessions, interview)[0] == "over"


def test_what_comes_before_its_round_is_refused(sessions, interview):
    with pytest.raises(RoomError, match="Round 2 has not begun"):
        act(sessions, interview, 5, lambda who: who.prompt(1, "Why?"))


#: Anything that either of the two can do, after how many minutes.
DOINGS = st.tuples(st.sampled_from([*DEEDS, "rate", "watch", "look_away", "end", "stop", "go"]), st.floats(0, 12))


def doing(kind):
    by_candidate = {
        "end": lambda who: who.end_round(who.room.clock.number),
        "stop": Candidate.stop,
        "go": Candidate.go_on,
    }
    if kind in by_candidate:
        return lambda room: by_candidate[kind](Candidate(room, "here"))
    number = {"prompt": lambda who: who.prompt(who.room.clock.number, "Why?"), "rate": lambda who: who.rate("plan", 3)}
    others = DEEDS | number | {"watch": Interviewer.watch, "look_away": Interviewer.look_away}
    return lambda room: others[kind](Interviewer(room))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DOINGS, max_size=20))
def test_whatever_both_do_time_is_only_what_was_granted_and_nothing_counts_after_its_round(sessions, doings):
    with sessions.begin() as session:
        for old in session.scalars(select(Interview)):
            session.delete(old)
    interview, minutes = begin(sessions), 0.0
    for kind, apart in doings:
        minutes += apart
        try:
            in_room(sessions, interview, minutes, doing(kind))
        except (RoomError, ClockError):
            continue
    in_room(sessions, interview, minutes + 300, lambda room: room)
    with sessions() as session:
        told = service.entries_after(session, interview, 0)
    granted = sum(each.payload["seconds"] for each in told if each.kind == "granted")
    ends = {each.payload["round"]: each.at for each in told if each.kind == "round_ended"}
    assert (max(ends.values()) - START).total_seconds() <= 1800 + granted + stood(told) + 1e-3
    assert all(each.at <= ends[each.payload["round"]] for each in told if "round" in each.payload)
    assert told[-1].kind == "over"


def stood(told):
    """The seconds that the clock stood still."""
    seconds, since = 0.0, None
    for each in told:
        if each.kind == "stopped":
            since = each.at
        elif since is not None and each.kind in {"went_on", "round_ended"}:
            seconds, since = seconds + (each.at - since).total_seconds(), None
    return seconds


def test_ratings_after_the_end_count_and_the_timeline_stays_closed(sessions, interview):
    act(sessions, interview, 5, lambda who: who.rate("plan", 2))
    in_room(sessions, interview, 31, lambda room: room)
    before = last(sessions, interview)
    act(sessions, interview, 40, lambda who: who.rate("plan", 3, "thought it over"))
    with sessions() as session:
        assert (ratings(session, interview)["plan"].level, ratings(session, interview)["plan"].note) == (
            3,
            "thought it over",
        )
    assert last(sessions, interview) == before
