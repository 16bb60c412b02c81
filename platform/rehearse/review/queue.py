"""What is asked of a person now, and in which order: made of the rows that one query finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.engine import Row

from rehearse.review.items import Asked
from rehearse.review.rows import asked_of
from rehearse.review.settings import Settings

#: So many times as many new items are looked at, because of a group only one is asked a day.
NEW_LOOKED_AT = 8


@dataclass(frozen=True, slots=True)
class Queue:
    """What a person is to review today.

    `waiting` are learning steps whose time has come, `due` the items of today and of days before, those first that are most
    nearly forgotten, `new` what may be begun. `later` counts learning steps that are still to come today, `next_at` is when the
    first of them is. `done` are the items that were due and are answered.
    """

    waiting: tuple[Asked, ...]
    due: tuple[Asked, ...]
    new: tuple[Asked, ...]
    later: int
    next_at: datetime | None
    done: tuple[Asked, ...] = ()

    def __iter__(self) -> Iterator[Asked]:
        """All that can be asked now, in order."""
        yield from (*self.waiting, *self.due, *self.new)


def queue_of(rows: Sequence[Row[Any]], *, now: datetime, day: date, settings: Settings) -> Queue:
    """The queue of a moment on one of the person's days, of the rows of `statements.QUEUE`.

    Of each group one item is asked a day, the one that is most nearly forgotten: what one answer tells helps with the next. A
    learning step is asked whatever else was.
    """
    groups = {row.group for row in rows if row.why == "asked"}
    found = [asked_of(row) for row in rows if row.why == "due"]
    steps = [each for each in found if each.standing.state.due_at is not None]
    waiting = sorted((each for each in steps if _due_at(each) <= now), key=_due_at)
    coming = [_due_at(each) for each in steps if _due_at(each) > now]
    days = [each for each in found if each.standing.state.due_at is None]
    days.sort(key=lambda each: _retrievability(each, day, settings))
    # Problems begin when they are solved, which is no reason to learn fewer cards.
    begun = sum(row.why == "asked" and row.kind == "card" and row.began == day for row in rows)
    fresh = [asked_of(row) for row in rows if row.why == "new"]
    return Queue(
        tuple(waiting),
        tuple(_one_of_each_group(days, groups)),
        tuple(_one_of_each_group(fresh, groups))[: max(0, settings.new_a_day - begun)],
        len(coming),
        min(coming, default=None),
        tuple(asked_of(row) for row in rows if row.why == "asked" and row.began != day),
    )


def _retrievability(asked: Asked, day: date, settings: Settings) -> float:
    state = asked.standing.state
    if state.memory is None or state.reviewed is None:
        return 0.0
    return settings.model.retrievability(state.memory, max(0, (day - state.reviewed).days))


def _one_of_each_group(items: Iterable[Asked], taken: set[str]) -> Iterator[Asked]:
    for each in items:
        if each.group not in taken:
            taken.add(each.group)
            yield each


def _due_at(asked: Asked) -> datetime:
    at = asked.standing.state.due_at
    assert at is not None
    return at
