"""A person's days in every time zone: no elapsed day is wrong, whatever the clocks do and whenever the day begins."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.review.days import Calendar

ZONES = sorted(available_timezones() - {"localtime"})
BERLIN = ZoneInfo("Europe/Berlin")
QUARTER = timedelta(minutes=15)

#: Hypothesis wants the ends of its range without a zone.
moments = st.datetimes(datetime(1970, 1, 3), datetime(2099, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def changes(zone: ZoneInfo, first: int = 1970, last: int = 2037) -> Iterator[datetime]:
    """The moments at which a zone's clocks were changed, to the minute; two changes within a fortnight may be missed."""
    at, step = datetime(first, 1, 1, tzinfo=UTC), timedelta(days=14)
    while at.year <= last:
        low, high = at, at + step
        if low.astimezone(zone).utcoffset() != high.astimezone(zone).utcoffset():
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) / 2
                same = middle.astimezone(zone).utcoffset() == low.astimezone(zone).utcoffset()
                low, high = (middle, high) if same else (low, middle)
            yield high.replace(second=0, microsecond=0)
        at += step


def days_by_the_clock(zone: ZoneInfo, rollover: int, moments: list[datetime]) -> list[date]:
    """Another way to tell the days: the latest date that the clock, set back by the roll-over hour, has shown so far."""
    shown = [(each.astimezone(zone).replace(tzinfo=None) - timedelta(hours=rollover)).date() for each in moments]
    latest, found = shown[0], []
    for day in shown:
        latest = max(latest, day)
        found.append(latest)
    return found


@pytest.mark.parametrize("part", range(8))
def test_no_day_is_wrong_around_any_change_of_clocks(part):
    # Of each zone a few changes, each with a roll-over hour of its own; the quarters of an hour around them.
    chance = random.Random(part)
    for name in ZONES[part::8]:
        zone = ZoneInfo(name)
        found = list(changes(zone))
        for change in chance.sample(found, min(4, len(found))):
            rollover = chance.randint(0, 6)
            calendar = Calendar(zone, rollover)
            moments = [change + number * QUARTER for number in range(-120, 121)]
            expected = days_by_the_clock(zone, rollover, moments)
            assert [calendar.day_of(moment) for moment in moments] == expected, (name, change, rollover)


@given(st.sampled_from(ZONES), st.integers(0, 23), moments)
def test_a_moment_lies_between_the_beginning_of_its_day_and_of_the_next(name, rollover, moment):
    calendar = Calendar(ZoneInfo(name), rollover)
    day = calendar.day_of(moment)
    assert calendar.begin(day) <= moment < calendar.begin(day + timedelta(days=1))


@given(
    st.sampled_from(ZONES),
    st.integers(0, 6),
    moments,
    st.integers(0, 10**7),
)
def test_days_never_go_back(name, rollover, moment, seconds):
    calendar = Calendar(ZoneInfo(name), rollover)
    assert calendar.day_of(moment) <= calendar.day_of(moment + timedelta(seconds=seconds))


def test_two_evenings_are_a_day_apart_although_no_24_hours_have_passed():
    calendar = Calendar(BERLIN)
    evening = datetime(2026, 11, 20, 22, 0, tzinfo=BERLIN)
    assert (calendar.day_of(evening + timedelta(hours=23)) - calendar.day_of(evening)).days == 1


def test_the_small_hours_belong_to_the_day_before():
    calendar = Calendar(BERLIN)
    assert calendar.day_of(datetime(2026, 11, 21, 3, 59, tzinfo=BERLIN)) == date(2026, 11, 20)
    assert calendar.day_of(datetime(2026, 11, 21, 4, 0, tzinfo=BERLIN)) == date(2026, 11, 21)


def test_a_day_that_begins_in_the_hour_that_is_left_out_begins_when_the_clocks_change():
    # In Lord Howe the clocks are put forward by half an hour at two o'clock.
    zone = ZoneInfo("Australia/Lord_Howe")
    calendar = Calendar(zone, rollover=2)
    begin = calendar.begin(date(2026, 10, 4))
    assert f"{begin.astimezone(zone):%H:%M}" == "02:30"
    assert calendar.day_of(begin - timedelta(minutes=1)) == date(2026, 10, 3)


def test_where_clocks_go_back_over_its_beginning_the_day_goes_on():
    # In 1988 the clocks of St. John's went back by two hours, one minute after midnight.
    calendar = Calendar(ZoneInfo("America/St_Johns"), rollover=0)
    midnight = calendar.begin(date(1988, 10, 30))
    days = [calendar.day_of(midnight + timedelta(seconds=seconds)) for seconds in (-1, 0, 59, 60, 3600, 94_000)]
    assert days == [date(1988, 10, 29), *[date(1988, 10, 30)] * 4, date(1988, 10, 31)]


def test_a_date_that_a_country_left_out_has_no_moment_at_midnight():
    calendar = Calendar(ZoneInfo("Pacific/Apia"), rollover=0)
    assert calendar.begin(date(2011, 12, 30)) == calendar.begin(date(2011, 12, 31))
    assert calendar.day_of(calendar.begin(date(2011, 12, 30))) == date(2011, 12, 31)


@pytest.mark.parametrize("rollover", [-1, 24])
def test_an_hour_that_is_not_on_the_clock_is_refused(rollover):
    with pytest.raises(ValueError, match=f"rollover = {rollover} is not an hour"):
        Calendar(BERLIN, rollover)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="has no time zone"):
        Calendar(BERLIN).day_of(datetime(2026, 1, 1))  # noqa: DTZ001
