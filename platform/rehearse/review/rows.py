"""Rows of the review's tables as the values that its pure modules work with, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

import msgspec
from msgspec import Meta
from sqlalchemy.engine import Row

from rehearse.review.evidence import GIVEN_UP
from rehearse.review.history import Carried, Entry, Standing
from rehearse.review.items import Asked
from rehearse.review.memory import Memory, Rating
from rehearse.review.schedule import State


class CarriedOrigin(msgspec.Struct, frozen=True):
    """What the row of a "carried" entry keeps as its origin; `interval` and `ease` are what the other program went by."""

    stability: Annotated[float, Meta(gt=0, le=100_000)]
    difficulty: Annotated[float, Meta(ge=1, le=10)]
    due: date
    reviews: Annotated[int, Meta(ge=0)]
    lapses: Annotated[int, Meta(ge=0)]
    interval: int = 0
    ease: float = 0.0


def entry_of(row: Row[Any]) -> Entry:
    """A line of the log."""
    rating = None if row.rating is None else Rating(row.rating)
    carried = carried_of(row.origin) if row.action == "carried" else None
    graduates = row.action == "rated" and gave_whole_days(row.origin)
    judged = row.suggested is not None and row.reason != GIVEN_UP
    return Entry(
        row.id,
        row.item,
        row.action,
        row.at,
        row.day,
        rating,
        row.until,
        row.flag,
        row.target,
        carried,
        graduates,
        judged,
    )


def gave_whole_days(origin: Mapping[str, Any] | None) -> bool:
    """Whether another program sent an item on to whole days, by what a row keeps as its origin: seconds are below 0 there."""
    interval = (origin or {}).get("interval", 0)
    return isinstance(interval, int) and interval > 0


def carried_of(origin: object) -> Carried:
    """What an entry carried, of what its row keeps as its origin.

    Raises:
        ValueError: it keeps something else.
    """
    kept = msgspec.convert(origin, CarriedOrigin)
    return Carried(Memory(kept.stability, kept.difficulty), kept.due, kept.reviews, kept.lapses)


def asked_of(row: Row[Any]) -> Asked:
    """An item as it stands."""
    memory = None if row.stability is None else Memory(row.stability, row.difficulty)
    state = State(
        memory=memory,
        began=row.began,
        phase=row.phase,
        step=row.step,
        due=row.due,
        due_at=row.due_at,
        reviewed=row.reviewed,
        reviewed_at=row.reviewed_at,
        reviews=row.reviews,
        lapses=row.lapses,
    )
    standing = Standing(state, suspended=row.suspended, buried_until=row.buried_until, flag=row.flag)
    return Asked(row.item, row.kind, row.group, standing, row.last_entry)


def columns_of(standing: Standing) -> dict[str, Any]:
    """Where an item stands, as the columns of its row."""
    state = standing.state
    return {
        "began": state.began,
        "phase": state.phase,
        "step": state.step,
        "due": state.due,
        "due_at": state.due_at,
        "stability": state.memory.stability if state.memory else None,
        "difficulty": state.memory.difficulty if state.memory else None,
        "reviewed": state.reviewed,
        "reviewed_at": state.reviewed_at,
        "reviews": state.reviews,
        "lapses": state.lapses,
        "suspended": standing.suspended,
        "buried_until": standing.buried_until,
        "flag": standing.flag,
    }
