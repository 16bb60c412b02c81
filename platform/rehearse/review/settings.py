"""How a person reviews: when their days begin, how many new items a day, by which policy, and what their memory is like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy.orm import Session

from rehearse.review.days import Calendar
from rehearse.review.memory import MemoryModel
from rehearse.review.models import ItemKind, ReviewSettings
from rehearse.review.schedule import CARDS, PROBLEMS, Policy, Scheduler

#: Eight new cards a day make six hundred in eleven weeks, at ten minutes a day.
NEW_A_DAY = 8
MOST_NEW_A_DAY = 200


class BadSettingsError(ValueError):
    """A setting cannot be taken. The text says which one, and what to choose."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How one person reviews: when their days begin, how many new items a day, and what their memory is like."""

    calendar: Calendar = field(default_factory=lambda: Calendar(ZoneInfo("UTC")))
    new_a_day: int = NEW_A_DAY
    policies: Mapping[ItemKind, Policy] = field(default_factory=lambda: {"card": CARDS, "problem": PROBLEMS})
    model: MemoryModel = field(default_factory=MemoryModel)

    def scheduler(self, kind: ItemKind) -> Scheduler:
        """What schedules items of a kind."""
        return Scheduler(self.policies[kind], self.model)


def settings_of(session: Session, user_id: int) -> Settings:
    """How a person reviews; the defaults for somebody who has chosen nothing."""
    row = session.get(ReviewSettings, user_id)
    return Settings() if row is None else Settings(Calendar(ZoneInfo(row.zone), row.rollover), row.new_a_day)


def save_settings(session: Session, user_id: int, *, zone: str, rollover: int, new_a_day: int) -> Settings:
    """Keep how a person reviews.

    Raises:
        BadSettingsError: there is no such time zone or hour, or the number of new items is not from 0 to 200.
    """
    try:
        Calendar(ZoneInfo(zone), rollover)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise BadSettingsError(
            f"zone = {zone!r}, rollover = {rollover!r}: {error}. Choose a zone such as Europe/Berlin."
        ) from error
    if not 0 <= new_a_day <= MOST_NEW_A_DAY:
        raise BadSettingsError(f"new_a_day = {new_a_day} is not from 0 to {MOST_NEW_A_DAY}; about 8 is usual.")
    session.merge(ReviewSettings(user_id=user_id, zone=zone, rollover=rollover, new_a_day=new_a_day))
    session.flush()
    return settings_of(session, user_id)
