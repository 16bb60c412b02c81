"""What pages and the API show, and take, of how a person reviews."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated
from zoneinfo import available_timezones

import msgspec
from msgspec import UNSET, Meta, UnsetType

from rehearse.review.settings import MOST_GOAL_MINUTES, MOST_NEW_A_DAY, RETENTIONS, WEEKDAYS, Chosen, Weekday

# JSON has one kind of number, in which 4.0 is as whole as 4: so whole numbers are read as floats.

_Zone = Annotated[str, Meta(extra_json_schema={"enum": sorted(available_timezones())})]
_Hour = Annotated[float, Meta(ge=0, le=23, multiple_of=1)]
_NewADay = Annotated[float, Meta(ge=0, le=MOST_NEW_A_DAY, multiple_of=1)]
_GoalMinutes = Annotated[float, Meta(ge=0, le=MOST_GOAL_MINUTES, multiple_of=1)]
_Weekdays = Annotated[list[Weekday], Meta(max_length=len(WEEKDAYS) - 1)]
_Retention = Annotated[float, Meta(ge=RETENTIONS[0], le=RETENTIONS[1])]


class SettingsOut(msgspec.Struct, frozen=True, kw_only=True):
    """How a person reviews: the zone of their days, the hour at which these begin, and how much they want to do.

    `weekdays_off` are those without a goal. The retentions say how likely a card and a problem shall still be known when they come back.
    """

    zone: _Zone
    rollover: _Hour
    new_a_day: _NewADay
    goal_minutes: _GoalMinutes
    weekdays_off: _Weekdays
    card_retention: _Retention
    problem_retention: _Retention


class SettingsIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to be changed; what is left out stays."""

    zone: _Zone | UnsetType = UNSET
    rollover: _Hour | UnsetType = UNSET
    new_a_day: _NewADay | UnsetType = UNSET
    goal_minutes: _GoalMinutes | UnsetType = UNSET
    weekdays_off: _Weekdays | UnsetType = UNSET
    card_retention: _Retention | UnsetType = UNSET
    problem_retention: _Retention | UnsetType = UNSET

    def applied_to(self, chosen: Chosen) -> Chosen:
        """What somebody chose, with these changes.

        Raises:
            BadSettingsError: it cannot be taken.
        """
        changes = {name: value for name in self.__struct_fields__ if (value := getattr(self, name)) is not UNSET}
        for name in {"rollover", "new_a_day", "goal_minutes"} & changes.keys():
            changes[name] = int(changes[name])
        if "weekdays_off" in changes:
            changes["weekdays_off"] = frozenset(map(WEEKDAYS.index, changes["weekdays_off"]))
        return replace(chosen, **changes)


def shown_settings(chosen: Chosen) -> SettingsOut:
    """How somebody reviews."""
    return SettingsOut(
        zone=chosen.zone,
        rollover=chosen.rollover,
        new_a_day=chosen.new_a_day,
        goal_minutes=chosen.goal_minutes,
        weekdays_off=[WEEKDAYS[day] for day in sorted(chosen.weekdays_off)],
        card_retention=chosen.card_retention,
        problem_retention=chosen.problem_retention,
    )
