"""Goals and streaks: what keeps one, what ends one, and what a changed goal, a day off and a journey do to it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.activity.goal import Diary, Goal, skipped
from rehearse.review.days import Calendar

DAY = timedelta(days=1)
TODAY = date(2026, 3, 4)  # A Wednesday.
FIRST = TODAY - 40 * DAY
EVER = date(1970, 1, 1)
HOUR = Goal(60)
SATURDAY, SUNDAY = 5, 6

days = st.integers(0, 45).map(lambda number: FIRST + number * DAY)
goals = st.builds(Goal, st.sampled_from([0, 30, 60, 120]), st.frozensets(st.integers(0, 6), max_size=3))
diaries = st.builds(
    Diary,
    st.just(TODAY),
    st.dictionaries(days, st.sampled_from([0.0, 400.0, 900.0, 1800.0, 3600.0, 7200.0]), max_size=45),
    st.lists(st.tuples(days, goals), max_size=3, unique_by=lambda each: each[0]).flatmap(
        lambda changes: goals.map(lambda first: [(EVER, first), *sorted(changes, key=lambda each: each[0])])
    ),
    st.frozensets(days, max_size=8),
)


def diary(*minutes: float, goal: Goal = HOUR, off: frozenset[date] = frozenset()) -> Diary:
    """The last days, the present one last, with so many active minutes each."""
    seconds = {TODAY - number * DAY: 60 * each for number, each in enumerate(reversed(minutes))}
    return Diary(TODAY, seconds, [(EVER, goal)], off)


def test_a_streak_counts_the_days_that_met_the_goal():
    assert diary(60, 75, 60).streak() == 3
    assert diary(60, 0, 60, 60).streak() == 2
    assert diary().streak() == 0


def test_the_present_day_never_ends_a_streak():
    assert diary(60, 60, 0).streak() == 2
    assert diary(60, 60, 59.9).streak() == 2


@pytest.mark.parametrize(("minutes", "streak"), [(15, 2), (14.9, 1)])
def test_a_quarter_of_the_goal_keeps_a_streak_and_does_not_lengthen_it(minutes, streak):
    assert diary(60, minutes, 60).streak() == streak


def test_a_day_off_keeps_a_streak_and_does_not_lengthen_it():
    assert diary(60, 0, 60, off=frozenset({TODAY - DAY})).streak() == 2


def test_who_meets_the_goal_on_a_day_off_is_not_denied_it():
    assert diary(60, 60, 60, off=frozenset({TODAY - DAY})).streak() == 3


def test_weekdays_off_are_days_off():
    weekend = Goal(60, frozenset({SATURDAY, SUNDAY}))
    assert diary(60, 0, 0, 60, 60, 0, goal=weekend).streak() == 3
    assert diary(60, 0, 60, goal=weekend).streak() == 1


def test_a_changed_goal_leaves_the_days_before_as_they_were():
    raised = [(EVER, HOUR), (TODAY, Goal(240))]
    assert replace(diary(60, 60, 60), goals=raised).streak() == 2
    assert replace(diary(60, 60, 60), goals=raised).state(TODAY) == "open"
    lowered = [(EVER, Goal(240)), (TODAY, HOUR)]
    assert [replace(diary(60, 60), goals=lowered).state(day) for day in (TODAY - DAY, TODAY)] == ["kept", "met"]


def test_days_without_a_goal_are_days_off():
    without = [(EVER, HOUR), (TODAY - 2 * DAY, Goal(0)), (TODAY, HOUR)]
    assert replace(diary(60, 0, 0, 60), goals=without).streak() == 2
    assert replace(diary(60, 0, 0, 60), goals=without).state(TODAY - DAY) == "off"


def test_nothing_was_missed_before_the_first_active_day():
    found = diary(60, 0, 0, goal=Goal(60, frozenset({SATURDAY, SUNDAY})))
    assert [found.state(TODAY - number * DAY) for number in range(5)] == ["open", "missed", "met", "before", "before"]
    assert diary().state(TODAY - DAY) == "before"
    assert diary(0).state(TODAY) == "open"


def test_the_next_day_off_is_planned_or_of_the_week():
    weekend = diary(goal=Goal(60, frozenset({SATURDAY})))
    assert weekend.next_day_off(28) == date(2026, 3, 7)
    assert replace(weekend, days_off=frozenset({TODAY, TODAY + DAY})).next_day_off(28) == TODAY + DAY
    assert diary().next_day_off(28) is None


def test_days_off_ahead_are_planned_or_of_the_week_and_not_for_want_of_a_goal():
    weekend = diary(goal=Goal(60, frozenset({5, 6})), off=frozenset({TODAY, TODAY + DAY}))
    assert weekend.off_ahead(5) == {TODAY + DAY, date(2026, 3, 7), date(2026, 3, 8)}
    assert diary(goal=Goal(0)).off_ahead(5) == set()


@given(diaries, days)
def test_adding_a_day_off_never_shortens_a_streak(found, day):
    assert replace(found, days_off={*found.days_off, day}).streak() >= found.streak()


@given(diaries, days, st.floats(0, 7200))
def test_more_activity_never_shortens_a_streak(found, day, seconds):
    # An earlier first day lets more days be missed, all of them before those that count.
    more = {**found.seconds, day: found.seconds.get(day, 0.0) + seconds}
    assert replace(found, seconds=more).streak() >= found.streak()


@given(diaries)
def test_no_day_ends_a_streak_before_it_is_over(found):
    idle = replace(found, seconds={day: each for day, each in found.seconds.items() if day != TODAY})
    assert found.streak() - idle.streak() == (found.state(TODAY) == "met")


@given(diaries, goals)
def test_a_goal_that_is_changed_today_never_shortens_what_was_done_before(found, goal):
    idle = replace(found, seconds={day: each for day, each in found.seconds.items() if day < TODAY})
    changed = [*(each for each in idle.goals if each[0] < TODAY), (TODAY, goal)]
    assert replace(idle, goals=changed).streak() == idle.streak()


@given(diaries)
def test_a_streak_is_what_counting_forwards_gives(found):
    first = min((day for day, seconds in found.seconds.items() if seconds), default=TODAY)
    count = 0
    for day in (first + number * DAY for number in range((TODAY - first).days + 1)):
        goal = [each for since, each in found.goals if since <= day][-1]
        share = found.seconds.get(day, 0) / 60 / goal.minutes if goal.minutes else 0
        off = not goal.minutes or day.weekday() in goal.weekdays_off or day in found.days_off
        if share >= 1:
            count += 1
        elif share < 0.25 and not off and day < TODAY:
            count = 0
    assert found.streak() == count


ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/Los_Angeles",
    "Asia/Tokyo",
    "Pacific/Auckland",
    "Pacific/Kiritimati",
    "Pacific/Niue",
]


@given(st.lists(st.tuples(st.sampled_from(ZONES), st.integers(1, 20)), min_size=2, max_size=8), st.integers(0, 23))
def test_who_meets_the_goal_wherever_they_are_keeps_their_streak(journey, hour):
    # Somebody who is active for an hour each hour, and flies without losing time.
    now, met, off = datetime(2026, 1, 1, hour, tzinfo=UTC), {}, set()
    for (zone, _), (following, hours) in pairwise([journey[0], *journey]):
        here, there = (Calendar(ZoneInfo(name)) for name in (zone, following))
        off |= set(skipped(here, there, now))
        for _ in range(3 * hours):
            day = there.day_of(now)
            met[day] = met.get(day, 0) + 3600.0
            now += timedelta(hours=1)
    today = there.day_of(now - timedelta(hours=1))
    done = {day for day in met if day <= today}
    assert Diary(today, met, [(EVER, HOUR)], off).streak() == len(done)


def test_a_journey_over_the_date_line_takes_the_day_that_it_skips_off():
    landed = datetime(2026, 3, 3, 18, tzinfo=UTC)  # Wednesday morning in Auckland, Tuesday in Los Angeles.
    west, east = Calendar(ZoneInfo("America/Los_Angeles")), Calendar(ZoneInfo("Pacific/Auckland"))
    assert skipped(west, east, landed) == [date(2026, 3, 3)]
    assert skipped(east, west, landed) == []
    assert skipped(west, west, landed) == []
