"""Active time, goals and days off on real SQLite: what is stored, what two tabs cannot do, and what a changed goal leaves alone."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from rehearse import db
from rehearse.accounts.service import ensure_single_user
from rehearse.activity import service
from rehearse.activity.service import BadDayError
from rehearse.review.days import Calendar
from rehearse.review.settings import Settings

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = START.date()
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
SETTINGS = Settings(goal_minutes=60)
AUCKLAND, ANGELES = (
    replace(SETTINGS, calendar=Calendar(ZoneInfo(name))) for name in ("Pacific/Auckland", "America/Los_Angeles")
)


@pytest.fixture
def engine(tmp_path):
    made = db.connect(f"sqlite:///{tmp_path / 'test.db'}")
    db.upgrade(made)
    with db.make_sessions(made)() as session:
        ensure_single_user(session, START)
        session.execute(text("INSERT INTO users (id, name, created_at) VALUES (2, 'Other', '2026-01-01')"))
        session.commit()
    yield made
    made.dispose()


@pytest.fixture
def session(engine):
    with db.make_sessions(engine)() as opened:
        yield opened


def report(
    session, at: float, seconds: float = 30, subject: str = "review", *, user: int = 1, settings=SETTINGS
) -> float:
    """Report seconds until so many seconds after the start."""
    now = START + at * SECOND
    return service.report(session, user_id=user, subject=subject, seconds=seconds, now=now, settings=settings)


def active(session, subject: str = "review", since: datetime | None = None, user: int = 1) -> float:
    return service.active_seconds(session, user, subject, since)


def diary(session, today: date = TODAY, settings=SETTINGS):
    return service.diary(session, 1, settings=settings, today=today)


def stretches(session) -> int:
    return session.execute(text("SELECT count(*) FROM activity")).scalar()


def test_half_an_hour_of_reports_is_half_an_hour_in_a_few_rows(session):
    for number in range(60):
        assert report(session, 30 * number) == 30
    assert (active(session), stretches(session)) == (1800, 3)


def test_two_tabs_do_not_count_the_same_minute_twice(session):
    counts = [report(session, at, subject=subject) for at in range(0, 300, 30) for subject in ("review", "problem:a")]
    assert sum(counts) == 300
    assert active(session) + active(session, "problem:a") == 300


def test_two_reports_in_the_same_moment_count_once(engine):
    sessions = db.make_sessions(engine)
    with sessions() as first, ThreadPoolExecutor() as pool:

        def of_another_tab():
            with sessions.begin() as second:
                return report(second, 0, subject="problem:a")

        assert report(first, 0) == 30
        second = pool.submit(of_another_tab)
        time.sleep(0.3)  # Long enough to look before the first one is stored.
        first.commit()
        assert second.result() == 0


def test_time_since_a_moment_is_counted_to_the_second(session):
    for number in range(10):
        report(session, 30 * number, subject="problem:a")
    report(session, 3600, subject="problem:a")
    assert active(session, "problem:a", START + 250 * SECOND) == 20 + 30
    assert active(session, "problem:a", START + 3600 * SECOND) == 0
    assert active(session, "problem:b") == 0


def test_everybodys_time_is_their_own(session):
    assert [report(session, 0, user=user) for user in (1, 2)] == [30, 30]
    assert active(session, user=2) == 30
    assert diary(session).seconds == {TODAY: 30}


def test_nothing_new_leaves_no_row(session):
    report(session, 0)
    assert report(session, 0, subject="problem:a") == 0
    assert stretches(session) == 1


def test_a_clock_that_was_wrong_for_a_moment_stops_no_counting(session):
    report(session, 1e6)
    assert report(session, 0) == 30


def test_a_stretch_ends_with_its_day(session):
    # The day begins at four: sixteen hours after noon.
    for at in (16 * 3600 - 10, 16 * 3600 + 20):
        report(session, at)
    assert diary(session).seconds == {TODAY: 30, TODAY + DAY: 30}


def test_minutes_belong_to_the_day_that_it_was_where_somebody_was(session):
    # Noon in London is past midnight in Auckland, which is the day before until four, and morning in Los Angeles.
    report(session, 5 * 3600, settings=AUCKLAND)
    report(session, 6 * 3600, settings=ANGELES)
    assert diary(session).seconds == {TODAY + DAY: 30, TODAY: 30}


@pytest.mark.parametrize(("before", "after"), [(AUCKLAND, ANGELES), (ANGELES, AUCKLAND)])
def test_two_tabs_of_a_traveller_do_not_count_twice_either(session, before, after):
    report(session, 5 * 3600, settings=before)
    assert report(session, 5 * 3600 + 10, settings=after) == 10


def test_a_changed_goal_holds_from_the_day_of_its_change(session):
    for goal, days in ((30, 2), (90, 3), (45, 3)):
        before, after = (replace(SETTINGS, goal_minutes=minutes) for minutes in (60 if days == 2 else 90, goal))
        service.settings_changed(session, 1, before, after, now=START + days * DAY)
    found = diary(session, TODAY + 4 * DAY, replace(SETTINGS, goal_minutes=45))
    assert [found.goal_of(TODAY + number * DAY).minutes for number in range(-9, 6, 1)] == [60] * 11 + [30, 45, 45, 45]


def test_a_goal_that_was_changed_on_a_day_that_lies_ahead_holds_at_once(session):
    # In Auckland it is tomorrow; then somebody flies to Los Angeles, where it is still today.
    higher = replace(AUCKLAND, goal_minutes=90)
    service.settings_changed(session, 1, AUCKLAND, higher, now=START + 5 * 3600 * SECOND)
    found = diary(session, TODAY, replace(ANGELES, goal_minutes=90))
    assert [found.goal_of(day).minutes for day in (TODAY - DAY, TODAY, TODAY + DAY)] == [60, 90, 90]


def test_weekdays_off_are_kept_with_the_goal(session):
    weekend = replace(SETTINGS, weekdays_off=frozenset({5, 6}))
    service.settings_changed(session, 1, weekend, SETTINGS, now=START)
    found = diary(session)
    assert [found.is_off(day) for day in (date(2026, 2, 28), date(2026, 3, 7))] == [True, False]


def test_settings_that_say_the_same_change_nothing(session):
    service.settings_changed(session, 1, SETTINGS, replace(SETTINGS, new_a_day=3), now=START)
    assert session.execute(text("SELECT count(*) FROM goals")).scalar() == 0


def test_a_journey_to_the_east_takes_the_skipped_day_off(session):
    service.settings_changed(session, 1, ANGELES, AUCKLAND, now=START + 6 * 3600 * SECOND)
    assert diary(session, TODAY + DAY).days_off == {TODAY}


def test_a_day_off_is_planned_and_taken_back(session):
    christmas = date(2026, 12, 24)
    service.take_off(session, 1, christmas, today=TODAY)
    service.take_off(session, 1, christmas, today=TODAY)
    assert diary(session).days_off == {christmas}
    service.put_back(session, 1, christmas, today=TODAY)
    service.put_back(session, 1, christmas, today=TODAY)
    assert diary(session).days_off == set()


@pytest.mark.parametrize("day", [TODAY - DAY, TODAY + 367 * DAY])
def test_no_day_that_is_over_or_far_ahead_is_taken_off(session, day):
    with pytest.raises(BadDayError, match=str(day)):
        service.take_off(session, 1, day, today=TODAY)


def test_a_day_off_that_is_over_stays_one(session):
    service.take_off(session, 1, TODAY, today=TODAY)
    with pytest.raises(BadDayError, match="stays one"):
        service.put_back(session, 1, TODAY, today=TODAY + DAY)
