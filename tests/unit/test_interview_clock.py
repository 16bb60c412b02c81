"""The clock of an interview: rounds follow each other, nothing lasts longer than it may, and being away changes nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.interviews.clock import (
    LONGEST_STANDING_S,
    Clock,
    ClockError,
    Granted,
    RoundEnded,
    Stopped,
    WentOn,
    lengths_of,
    warnings_of,
)

START = datetime(2026, 3, 2, 12, tzinfo=UTC)


def later(**apart):
    return START + timedelta(**apart)


def settled(clock, now):
    """The clock with everything marked that happened by itself, and those marks."""
    marks = []
    while (mark := clock.overdue(now)) is not None:
        marks.append(mark)
        clock = clock.after(mark)
    return clock, marks


@pytest.fixture
def clock():
    """Two rounds of twenty and ten minutes."""
    return Clock((1200.0, 600.0), START)


def test_a_round_ends_by_its_time_and_the_next_begins_at_that_moment(clock):
    now, marks = settled(clock, later(minutes=25))
    assert marks == [RoundEnded(later(minutes=20))]
    assert (now.number, now.began, now.left(later(minutes=25))) == (1, later(minutes=20), 300.0)


def test_who_is_away_for_all_of_it_finds_it_ended_when_it_should_have(clock):
    over, marks = settled(clock, later(days=3))
    assert (over.is_over, over.began, over.next_at, over.left(later(days=3))) == (True, later(minutes=30), None, 0.0)
    assert marks == [RoundEnded(later(minutes=20)), RoundEnded(later(minutes=30))]


def test_who_is_done_early_has_the_whole_next_round_and_no_more(clock):
    early = clock.after(RoundEnded(later(minutes=5)))
    assert (early.left(later(minutes=5)), early.left_in_all(later(minutes=5))) == (600.0, 600.0)
    assert early.ends == later(minutes=15)


def test_what_an_interviewer_adds_is_for_the_round_that_is_on(clock):
    longer = clock.after(Granted(later(minutes=19), 300))
    assert longer.ends == later(minutes=25)
    assert longer.after(RoundEnded(later(minutes=25))).ends == later(minutes=35)


@pytest.mark.parametrize("seconds", [0, -60, 3601])
def test_only_so_much_can_be_added(clock, seconds):
    with pytest.raises(ClockError, match="minutes cannot be added: more than 0 and at most 60 can"):
        clock.after(Granted(START, seconds))


def test_a_clock_that_stands_still_ends_nothing_until_it_goes_on(clock):
    standing = clock.after(Stopped(later(minutes=15)))
    assert (standing.overdue(later(minutes=50)), standing.left(later(minutes=50))) == (None, 300.0)
    assert standing.after(WentOn(later(minutes=50))).ends == later(minutes=55)


def test_a_clock_that_was_forgotten_goes_on_by_itself(clock):
    now, marks = settled(clock.after(Stopped(later(minutes=15))), later(minutes=76))
    assert marks == [WentOn(later(minutes=75))]
    assert now.left(later(minutes=76)) == 240.0
    with pytest.raises(ClockError, match="has stood still for 60 minutes"):
        now.after(Stopped(later(minutes=77)))


def test_what_cannot_be_is_refused_with_its_reason(clock):
    with pytest.raises(ClockError, match="going already"):
        clock.after(WentOn(START))
    with pytest.raises(ClockError, match="stands still already"):
        clock.after(Stopped(START)).after(Stopped(START))
    with pytest.raises(ClockError, match="is over"):
        clock.after(RoundEnded(START)).after(RoundEnded(START)).after(Granted(START, 60))


def test_extra_time_lengthens_every_round():
    assert lengths_of([45, 10], 25) == (3375.0, 750.0)


def test_nobody_is_warned_of_the_end_at_the_beginning():
    assert [warnings_of(length) for length in (2700, 600, 100)] == [(600, 120), (120,), ()]


#: What may be done, and after how many seconds.
DOINGS = st.tuples(st.sampled_from(["end", "grant", "stop", "go", "wait"]), st.floats(0, 2000))


def done(clock, doing, now, seconds):
    marks = {"end": RoundEnded(now), "grant": Granted(now, seconds), "stop": Stopped(now), "go": WentOn(now)}
    try:
        return clock.after(marks[doing]) if doing in marks else clock
    except ClockError:
        return clock


@given(st.lists(st.floats(1, 3000), min_size=1, max_size=5), st.lists(DOINGS, max_size=30), st.booleans())
def test_whatever_is_done_nothing_lasts_longer_than_it_may(lengths, doings, is_watched):
    clock, now = Clock(tuple(lengths), START), START
    for doing, seconds in doings:
        now += timedelta(seconds=seconds)
        if is_watched:
            # A server that looks more often than anything is done marks the same.
            clock, _ = settled(clock, now - timedelta(seconds=seconds / 2))
        clock, _ = settled(clock, now)
        assert 0 <= clock.left(now) <= clock.left_in_all(now) + 1e-6
        clock = done(clock, doing, now, seconds)
    over, _ = settled(clock, now + timedelta(days=2))
    whole = (over.began - START).total_seconds()
    assert over.is_over
    assert whole <= sum(lengths) + over.granted_in_all + over.stood_in_all + 1e-3
    assert over.stood_in_all <= LONGEST_STANDING_S + 1e-3


@given(st.lists(st.floats(1, 3000), min_size=1, max_size=5), st.lists(DOINGS, max_size=30))
def test_looking_more_often_changes_nothing(lengths, doings):
    often = seldom = Clock(tuple(lengths), START)
    now = START
    for doing, seconds in doings:
        for part in range(1, 4):
            often, _ = settled(often, now + timedelta(seconds=seconds * part / 3))
        now += timedelta(seconds=seconds)
        seldom, _ = settled(seldom, now)
        often, seldom = (done(settled(each, now)[0], doing, now, seconds) for each in (often, seldom))
        assert often == seldom
