"""Which days met their goal, and how many did in a row. Pure: the days of a person come in, the present one included.

A streak counts days on which the goal was met. A day off, or at least a quarter of the goal, keeps it as it is; any other day
that is over ends it. Each day is measured by the goal that it had, and a day on which nothing was wanted is a day off.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Literal

from rehearse.review.days import Calendar

#: This share of a goal keeps a streak without lengthening it: a bad day is no reason to give up.
KEEPS = 0.25

#: "kept" is at least a quarter of the goal; "open" is the present day as long as its goal is not met; "before" is every day
#: before the first one that was active.
DayState = Literal["met", "kept", "off", "missed", "open", "before"]

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Goal:
    """What a person wants to do a day: so many active minutes, 0 for none, except on some days of the week (0 for Monday)."""

    minutes: int
    weekdays_off: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Diary:
    """A person's days until the present one.

    `seconds` were active, by day. Each of `goals`, in order, holds from its day on, and the first one for all days before it as well.
    A day that lies ahead, which a journey to the west can leave behind, counts when it comes.
    """

    today: date
    seconds: Mapping[date, float]
    goals: Sequence[tuple[date, Goal]]
    days_off: Collection[date] = ()

    def goal_of(self, day: date) -> Goal:
        """The goal that a day had."""
        place = bisect_right(self.goals, day, key=lambda each: each[0])
        return self.goals[max(0, place - 1)][1]

    def is_off(self, day: date) -> bool:
        """Whether nothing was wanted of a day."""
        return not self.goal_of(day).minutes or self._is_called_off(day)

    def state(self, day: date) -> DayState:
        """What became of a day. One whose goal was met is never called off."""
        share = self._share(day)
        if share >= 1:
            return "met"
        if day < self._first:
            return "before"
        if self.is_off(day):
            return "off"
        if day >= self.today:
            return "open"
        return "kept" if share >= KEEPS else "missed"

    def streak(self) -> int:
        """On how many days in a row the goal was met. The present day lengthens it and never ends it."""
        found = 0
        for day in self._backwards():
            match self.state(day):
                case "met":
                    found += 1
                case "missed":
                    break
        return found

    def next_day_off(self, within: int) -> date | None:
        """The first day off of so many that come after the present one."""
        coming = (self.today + number * _DAY for number in range(1, within + 1))
        return next(filter(self.is_off, coming), None)

    def off_ahead(self, within: int) -> frozenset[date]:
        """The days of so many after the present one on which nothing will be done, by the day of the week or by choice.

        Who has no goal has not called all days off.
        """
        coming = (self.today + number * _DAY for number in range(1, within + 1))
        return frozenset(filter(self._is_called_off, coming))

    def _is_called_off(self, day: date) -> bool:
        return day.weekday() in self.goal_of(day).weekdays_off or day in self.days_off

    @cached_property
    def _first(self) -> date:
        """The first day that was active, the present one at the latest."""
        return min(
            (day for day, seconds in self.seconds.items() if seconds > 0 and day < self.today), default=self.today
        )

    def _share(self, day: date) -> float:
        goal = self.goal_of(day).minutes
        return self.seconds.get(day, 0.0) / (60 * goal) if goal else 0.0

    def _backwards(self) -> Iterator[date]:
        day, first = self.today, self._first
        while day >= first:
            yield day
            day -= _DAY


def skipped(before: Calendar, after: Calendar, now: datetime) -> list[date]:
    """The days that a journey to the east cut short or left out: those from the old calendar's day on to the new one's.

    Nobody can do on them what they wanted to, so they become days off.
    """
    day, arrived = before.day_of(now), after.day_of(now)
    return [day + number * _DAY for number in range((arrived - day).days)]
