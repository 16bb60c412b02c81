"""When an item comes back: the reference's intervals, learning steps, and a chance that is always the same."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.review.days import Calendar
from rehearse.review.memory import Memory, MemoryModel, Rating
from rehearse.review.schedule import CARDS, NEW, PROBLEMS, ClockError, Policy, Scheduler

UTC_DAYS = Calendar(ZoneInfo("UTC"))
CERTAIN = Scheduler(replace(CARDS, fuzzes=False))
START = datetime(2026, 3, 2, 12, tzinfo=UTC)
AGAIN, HARD, GOOD, EASY = Rating


def rated(scheduler, state, rating, at, calendar=UTC_DAYS):
    """The state after a rating at a moment of a calendar's days."""
    return scheduler.rated(state, rating, item="card", at=at, day=calendar.day_of(at))


def after(*ratings: Rating, scheduler: Scheduler = CERTAIN, apart: timedelta = timedelta(minutes=10)):
    """The state after ratings so long after each other."""
    state = NEW
    for number, rating in enumerate(ratings):
        state = rated(scheduler, state, rating, START + number * apart)
    return state


def test_the_intervals_of_the_reference_come_out():
    # The reference's own vector: Good six times, Again twice, Good five times, each when it is due.
    state, at, days = NEW, START, []
    for rating in [GOOD] * 6 + [AGAIN] * 2 + [GOOD] * 5:
        state = rated(CERTAIN, state, rating, at)
        days.append((state.due - UTC_DAYS.day_of(at)).days)
        at = state.due_at or datetime.combine(state.due, at.time(), UTC)
    assert days == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


@pytest.mark.parametrize(
    ("ratings", "phase", "minutes"),
    [
        ([AGAIN], "learning", 1),
        ([HARD], "learning", 5.5),
        ([GOOD], "learning", 10),
        ([GOOD, AGAIN], "learning", 1),
        ([GOOD, HARD], "learning", 10),
        ([GOOD, GOOD], "review", None),
        ([EASY], "review", None),
        ([EASY, AGAIN], "relearning", 10),
        ([EASY, AGAIN, HARD], "relearning", 15),
        ([EASY, AGAIN, AGAIN], "relearning", 10),
        ([EASY, AGAIN, GOOD], "review", None),
    ],
)
def test_a_card_is_asked_again_the_same_day_until_its_steps_are_over(ratings, phase, minutes):
    state = after(*ratings)
    assert state.phase == phase
    last = START + (len(ratings) - 1) * timedelta(minutes=10)
    assert state.due_at == (None if minutes is None else last + timedelta(minutes=minutes))
    assert (state.due == state.reviewed) == (minutes is not None)


def test_a_problem_never_comes_back_the_same_day():
    scheduler = Scheduler(PROBLEMS)
    for rating in Rating:
        for state in (
            after(rating, scheduler=scheduler),
            after(GOOD, rating, scheduler=scheduler, apart=timedelta(days=9)),
        ):
            assert state.phase == "review"
            assert state.due > state.reviewed


def test_only_what_was_known_can_lapse():
    assert after(AGAIN, AGAIN).lapses == 0
    assert after(EASY, AGAIN).lapses == 1
    assert after(EASY, AGAIN, AGAIN).lapses == 1


def test_a_step_that_the_policy_has_no_more_goes_on_to_days():
    waiting = after(GOOD)
    shorter = Scheduler(replace(CARDS, steps=(timedelta(minutes=1),)))
    assert rated(shorter, waiting, HARD, START + timedelta(hours=1)).phase == "review"


def test_an_evening_and_the_next_are_a_day_apart():
    zone = ZoneInfo("Europe/Berlin")
    scheduler = Scheduler(replace(PROBLEMS, fuzzes=False))
    evening = datetime(2026, 11, 20, 22, tzinfo=zone)
    first = rated(scheduler, NEW, GOOD, evening, Calendar(zone))
    second = rated(scheduler, first, GOOD, evening + timedelta(hours=23), Calendar(zone))
    # After 0 days its stability would be 2.3.
    assert second.memory.stability == pytest.approx(MemoryModel().after(first.memory, GOOD, 1).stability)
    assert second.memory.stability > 5


@given(st.floats(0.01, 5000), st.integers(0, 50), st.text(max_size=3))
def test_the_chance_in_an_interval_is_always_the_same_and_small(stability, reviews, item):
    scheduler = Scheduler(CARDS)
    memory = Memory(stability, 5)
    days, certain = scheduler.interval(memory, item, reviews), CERTAIN.interval(memory, item, reviews)
    assert days == scheduler.interval(memory, item, reviews)
    assert days >= 1
    assert abs(days - certain) <= 1.5 + 0.15 * certain
    assert days == certain or certain > 2


def test_items_that_were_learned_together_come_back_on_different_days():
    scheduler = Scheduler(CARDS)
    days = [scheduler.interval(Memory(30, 5), f"card-{number}", 3) for number in range(1000)]
    assert set(days) == set(range(27, 34))
    assert all(days.count(day) > 50 for day in set(days))


@given(st.floats(0.01, 5000), st.floats(1.0, 3.0), st.integers(0, 50))
def test_a_stronger_memory_never_comes_back_earlier(stability, times, reviews):
    scheduler = Scheduler(CARDS)
    weaker, stronger = Memory(stability, 5), Memory(stability * times, 5)
    assert scheduler.interval(weaker, "card", reviews) <= scheduler.interval(stronger, "card", reviews)


def test_no_interval_is_longer_than_the_policy_allows():
    scheduler = Scheduler(replace(CARDS, longest_days=90))
    assert {scheduler.interval(Memory(80 + number, 5), "card", number) for number in range(1000)} <= set(range(74, 91))
    assert scheduler.interval(Memory(1e300, 5), "card", 1) <= 90


def test_a_lower_retention_asks_later():
    often, rarely = (Scheduler(Policy(retention, fuzzes=False)) for retention in (0.95, 0.8))
    assert often.interval(Memory(20, 5), "card", 1) < 20 < rarely.interval(Memory(20, 5), "card", 1)


def test_a_clock_that_runs_backwards_is_refused():
    state = after(GOOD)
    with pytest.raises(ClockError, match="is before the last rating"):
        rated(CERTAIN, state, GOOD, START - timedelta(seconds=1))


def test_who_travels_west_over_the_date_line_has_lost_no_day():
    east, west = (Calendar(ZoneInfo(name)) for name in ("Pacific/Auckland", "America/Los_Angeles"))
    first = rated(CERTAIN, NEW, EASY, datetime(2026, 5, 2, 0, tzinfo=UTC), east)
    second = rated(CERTAIN, first, GOOD, datetime(2026, 5, 2, 1, tzinfo=UTC), west)
    assert (first.reviewed, second.reviewed) == (date(2026, 5, 2), date(2026, 5, 1))
    assert second.memory.stability == pytest.approx(first.memory.stability, rel=0.1)


@pytest.mark.parametrize(("key", "value"), [("retention", 0.5), ("retention", 1.0), ("longest_days", 0)])
def test_a_policy_out_of_range_is_refused(key, value):
    with pytest.raises(ValueError, match=f"{key} = {value}"):
        replace(CARDS, **{key: value})
