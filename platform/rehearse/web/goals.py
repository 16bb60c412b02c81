"""A person's goal of the day, their streak, the days that have been and those that come, as pages and the API tell them."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from rehearse.activity.goal import DayState, Diary
from rehearse.review.settings import WEEKDAYS, Weekday

#: So many days until the present one are shown, and so many from it on can be planned at a glance.
PAST_DAYS, COMING_DAYS = 14, 28

_DAY = timedelta(days=1)


class DayOut(msgspec.Struct, frozen=True, kw_only=True):
    """A day that has been, or the present one: its whole active minutes, its goal (0 for none) and what became of it."""

    day: date
    minutes: int
    goal: int
    state: DayState


class ComingDay(msgspec.Struct, frozen=True, kw_only=True):
    """The present day or one that comes. `planned` is a day off that was chosen, `weekly` one by its day of the week."""

    day: date
    planned: bool
    weekly: bool


class GoalOut(msgspec.Struct, frozen=True, kw_only=True):
    """How many active minutes are wanted of the day (0 for no goal), and how many there are.

    `streak` is the number of days in a row on which the goal was met. `days` are those until the present one, `coming` those from it on.
    """

    minutes: int
    active: int
    state: DayState
    streak: int
    next_day_off: date | None
    weekdays_off: list[Weekday]
    days: list[DayOut]
    coming: list[ComingDay]


def shown_goal(diary: Diary) -> GoalOut:
    """The goal of the present day, with the days around it."""
    goal, today = diary.goal_of(diary.today), diary.today
    return GoalOut(
        minutes=goal.minutes,
        active=_minutes(diary, today),
        state=diary.state(today),
        streak=diary.streak(),
        next_day_off=diary.next_day_off(COMING_DAYS) if goal.minutes else None,
        weekdays_off=[WEEKDAYS[day] for day in sorted(goal.weekdays_off)],
        days=[_past(diary, today - number * _DAY) for number in reversed(range(PAST_DAYS))],
        coming=[
            ComingDay(day=day, planned=day in diary.days_off, weekly=day.weekday() in goal.weekdays_off)
            for day in (today + number * _DAY for number in range(COMING_DAYS))
        ],
    )


def _past(diary: Diary, day: date) -> DayOut:
    goal = 0 if diary.is_off(day) else diary.goal_of(day).minutes
    return DayOut(day=day, minutes=_minutes(diary, day), goal=goal, state=diary.state(day))


def _minutes(diary: Diary, day: date) -> int:
    return int(diary.seconds.get(day, 0.0) // 60)
