"""How a person reviews: when their days begin, how much they want to do, by which policy, and what their memory is like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from rehearse.review.days import Calendar
from rehearse.review.guard import Weights
from rehearse.review.memory import MemoryModel
from rehearse.review.models import ItemKind, ReviewFit, ReviewSettings
from rehearse.review.schedule import CARDS, PROBLEMS, Policy, Scheduler

#: Eight new cards a day make six hundred in eleven weeks, at ten minutes a day.
NEW_A_DAY = 8
MOST_NEW_A_DAY = 200

#: Two hours a day are what people manage for months.
GOAL_MINUTES = 120
MOST_GOAL_MINUTES = 960

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)

RETENTIONS = (0.7, 0.99)

#: Which of a person's fits counts: by its moment, because one that comes with a backup gets a number after all others.
NEWEST_FIT_FIRST = (ReviewFit.at.desc(), ReviewFit.id.desc())

_IN_USE = (
    select(ReviewFit.weights)
    .where(ReviewFit.user_id == bindparam("user"), ReviewFit.adopted, ReviewFit.taken_back_at.is_(None))
    .order_by(*NEWEST_FIT_FIRST)
    .limit(1)
)


class BadSettingsError(ValueError):
    """A setting cannot be taken. The text says which one, and what to choose."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How one person reviews.

    `goal_minutes` is how long they want to be active a day, `weekdays_off` the days of the week on which they want to do nothing,
    0 for Monday.
    """

    calendar: Calendar = field(default_factory=lambda: Calendar(ZoneInfo("UTC")))
    new_a_day: int = NEW_A_DAY
    goal_minutes: int = GOAL_MINUTES
    weekdays_off: frozenset[int] = frozenset()
    policies: Mapping[ItemKind, Policy] = field(default_factory=lambda: {"card": CARDS, "problem": PROBLEMS})
    model: MemoryModel = field(default_factory=MemoryModel)

    def scheduler(self, kind: ItemKind) -> Scheduler:
        """What schedules items of a kind."""
        return Scheduler(self.policies[kind], self.model)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person chose, as it is kept.

    Raises:
        BadSettingsError: there is no such time zone or hour, a number is out of its range, or no day of the week is left.
    """

    zone: str = "UTC"
    rollover: int = 4
    new_a_day: int = NEW_A_DAY
    goal_minutes: int = GOAL_MINUTES
    weekdays_off: frozenset[int] = frozenset()
    card_retention: float = CARDS.retention
    problem_retention: float = PROBLEMS.retention

    def __post_init__(self) -> None:
        try:
            Calendar(ZoneInfo(self.zone), self.rollover)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise BadSettingsError(
                f"zone = {self.zone!r}, rollover = {self.rollover!r}: {error}. Choose a zone such as Europe/Berlin."
            ) from error
        self._within("new_a_day", 0, MOST_NEW_A_DAY, "about 8 is usual")
        self._within("goal_minutes", 0, MOST_GOAL_MINUTES, "120 is two hours a day")
        for name in ("card_retention", "problem_retention"):
            self._within(name, *RETENTIONS, "0.9 is usual for cards and 0.8 for problems")
        if not self.weekdays_off < set(range(7)):
            raise BadSettingsError(
                f"weekdays_off = {sorted(self.weekdays_off)} are not days from 0 (Monday) to 6, or leave none of them."
            )

    def _within(self, name: str, least: float, most: float, hint: str) -> None:
        value = getattr(self, name)
        if not least <= value <= most:
            raise BadSettingsError(f"{name} = {value} is not from {least} to {most}; {hint}.")

    def settings_with(self, model: MemoryModel) -> Settings:
        """What follows from it for somebody whose memory works like this."""
        return Settings(
            Calendar(ZoneInfo(self.zone), self.rollover),
            self.new_a_day,
            self.goal_minutes,
            self.weekdays_off,
            {
                "card": replace(CARDS, retention=self.card_retention),
                "problem": replace(PROBLEMS, retention=self.problem_retention),
            },
            model,
        )


def chosen_by(session: Session, user_id: int) -> Chosen:
    """What a person chose; the defaults for somebody who has chosen nothing."""
    row = session.get(ReviewSettings, user_id)
    if row is None:
        return Chosen()
    return Chosen(
        row.zone,
        row.rollover,
        row.new_a_day,
        row.goal_minutes,
        frozenset(day for day in range(7) if row.weekdays_off >> day & 1),
        row.card_retention,
        row.problem_retention,
    )


def settings_of(session: Session, user_id: int) -> Settings:
    """How a person reviews, by the weights in use."""
    return chosen_by(session, user_id).settings_with(model_in_use(session, user_id))


def model_in_use(session: Session, user_id: int) -> MemoryModel:
    """How a person's memory works: by the newest weights that were adopted and not taken back, else by the defaults."""
    weights = session.scalar(_IN_USE, {"user": user_id})
    return MemoryModel() if weights is None else MemoryModel(msgspec.json.decode(weights, type=Weights))


def save_settings(session: Session, user_id: int, chosen: Chosen) -> None:
    """Keep how a person reviews."""
    session.merge(
        ReviewSettings(
            user_id=user_id,
            zone=chosen.zone,
            rollover=chosen.rollover,
            new_a_day=chosen.new_a_day,
            goal_minutes=chosen.goal_minutes,
            weekdays_off=sum(1 << day for day in chosen.weekdays_off),
            card_retention=chosen.card_retention,
            problem_retention=chosen.problem_retention,
        )
    )
    session.flush()
