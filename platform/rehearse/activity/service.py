"""What is kept of a person's active time, goals and days off."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import cast

from sqlalchemy import Table, bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from rehearse.accounts.models import User
from rehearse.activity.counting import Stretch, counted
from rehearse.activity.goal import Diary, Goal, skipped
from rehearse.activity.models import Activity, DayOff, PastGoal
from rehearse.review.settings import Settings

#: So far ahead a day off may be planned.
PLANNED_DAYS = 366

#: From then on a first goal holds.
_EVER = date(1970, 1, 1)

_USERS = cast("Table", User.__table__)

#: Of two tabs that write in the same moment the second one waits here until the first one is done, on any database.
_LOCK = update(_USERS).where(_USERS.c.id == bindparam("user")).values(name=_USERS.c.name)

_MINE = Activity.user_id == bindparam("user")

#: A journey to the west may have left the latest one a day ahead. What a wrong clock stored in the future says nothing.
_LATEST = (
    select(Activity)
    .where(_MINE, Activity.day >= bindparam("from"), Activity.at <= bindparam("now"))
    .order_by(Activity.at.desc())
    .limit(1)
)
_SUBJECT = _MINE & (Activity.subject == bindparam("subject"))
_SUM = select(func.sum(Activity.seconds)).where(_SUBJECT)
_SINCE = select(Activity.subject, Activity.day, Activity.at, Activity.seconds).where(
    _SUBJECT, Activity.at > bindparam("since")
)
_BY_DAY = select(Activity.day, func.sum(Activity.seconds)).where(_MINE).group_by(Activity.day)
_DAYS_OFF = select(DayOff.day).where(DayOff.user_id == bindparam("user"))
_GOALS = select(PastGoal).where(PastGoal.user_id == bindparam("user")).order_by(PastGoal.day)


class BadDayError(ValueError):
    """A day cannot be taken off. The text says why."""


def report(session: Session, *, user_id: int, subject: str, seconds: float, now: datetime, settings: Settings) -> float:
    """Count what a page reports: so many seconds until now were active; how many of them were not counted before."""
    session.execute(_LOCK, {"user": user_id})
    day = settings.calendar.day_of(now)
    latest = session.scalar(_LATEST, {"user": user_id, "from": day - timedelta(days=2), "now": now})
    found = counted(seconds, at=now, before=None if latest is None else latest.at)
    if not found:
        return 0.0
    reported = Stretch(subject, day, now, found)
    longer = None if latest is None else _stretch(latest).lengthened(reported)
    if latest is None or longer is None:
        session.add(Activity(user_id=user_id, day=day, at=now, subject=subject, seconds=found))
    else:
        latest.at, latest.seconds = longer.at, longer.seconds
    session.flush()
    return found


def active_seconds(session: Session, user_id: int, subject: str, since: datetime | None) -> float:
    """How long a person was active on a subject since a moment; ever, when there is none."""
    if since is None:
        return session.scalar(_SUM, {"user": user_id, "subject": subject}) or 0.0
    rows = session.execute(_SINCE, {"user": user_id, "subject": subject, "since": since})
    return sum((Stretch(*row).after(since) for row in rows), 0.0)


def diary(session: Session, user_id: int, *, settings: Settings, today: date) -> Diary:
    """A person's days until the present one, which has the goal of the settings, whatever became of it before."""
    user = {"user": user_id}
    seconds = {row[0]: row[1] for row in session.execute(_BY_DAY, user)}
    past = [(row.day, _goal(row)) for row in session.scalars(_GOALS, user) if row.day < today]
    present = _wanted(settings)
    goals = [*past, (today if past else _EVER, present)]
    return Diary(today, seconds, goals, frozenset(session.scalars(_DAYS_OFF, user)))


def take_off(session: Session, user_id: int, day: date, *, today: date) -> None:
    """Plan a day off, the present one at the earliest.

    Raises:
        BadDayError: the day is over, or too far ahead.
    """
    if not today <= day <= today + timedelta(days=PLANNED_DAYS):
        raise BadDayError(f"day = {day} is over, or more than {PLANNED_DAYS} days ahead. Choose one from {today} on.")
    session.execute(_LOCK, {"user": user_id})
    session.merge(DayOff(user_id=user_id, day=day))
    session.flush()


def put_back(session: Session, user_id: int, day: date, *, today: date) -> None:
    """Take a day off back.

    Raises:
        BadDayError: the day is over.
    """
    if day < today:
        raise BadDayError(f"day = {day} is over. What was a day off stays one.")
    session.execute(delete(DayOff).where(DayOff.user_id == user_id, DayOff.day == day))


def settings_changed(session: Session, user_id: int, before: Settings, after: Settings, *, now: datetime) -> None:
    """Keep what the days until now were measured by, and take off those that a journey skipped."""
    for day in skipped(before.calendar, after.calendar, now):
        session.merge(DayOff(user_id=user_id, day=day))
    if _wanted(before) == _wanted(after):
        return
    user = {"user": user_id}
    if session.scalar(_GOALS.limit(1), user) is None:
        session.add(_row(user_id, _EVER, _wanted(before)))
    session.merge(_row(user_id, after.calendar.day_of(now), _wanted(after)))
    session.flush()


def _stretch(row: Activity) -> Stretch:
    return Stretch(row.subject, row.day, row.at, row.seconds)


def _wanted(settings: Settings) -> Goal:
    return Goal(settings.goal_minutes, settings.weekdays_off)


def _goal(row: PastGoal) -> Goal:
    return Goal(row.minutes, frozenset(day for day in range(7) if row.weekdays_off >> day & 1))


def _row(user_id: int, day: date, goal: Goal) -> PastGoal:
    return PastGoal(
        user_id=user_id, day=day, minutes=goal.minutes, weekdays_off=sum(1 << each for each in goal.weekdays_off)
    )
