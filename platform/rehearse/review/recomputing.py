"""Memories by the weights in use: computed again from the log where others were in use, or where rows come from elsewhere."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from typing import cast

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm import Session

from rehearse.review import history
from rehearse.review.history import Standing
from rehearse.review.memory import Memory
from rehearse.review.models import ItemKind, ReviewEntry, ReviewItem
from rehearse.review.rows import entry_of
from rehearse.review.settings import Settings

_BATCH = 500

#: By less than this share two computations of one memory differ only by their last digits.
_SAME = 1e-6

_ITEMS = cast("Table", ReviewItem.__table__)
_LOG = cast("Table", ReviewEntry.__table__)
_REMEMBERED = select(_ITEMS.c.item, _ITEMS.c.kind, _ITEMS.c.stability, _ITEMS.c.difficulty).where(
    _ITEMS.c.user_id == bindparam("user"), _ITEMS.c.stability.is_not(None)
)
_ENTRIES = (
    select(_LOG)
    .where(_LOG.c.user_id == bindparam("user"), _LOG.c.item.in_(bindparam("items", expanding=True)))
    .order_by(_LOG.c.item, _LOG.c.id)
)
_REMEMBER = (
    update(_ITEMS)
    .where(_ITEMS.c.user_id == bindparam("user"), _ITEMS.c.item == bindparam("name"))
    .values(stability=bindparam("stability"), difficulty=bindparam("difficulty"))
)


def recompute(session: Session, user_id: int, settings: Settings, items: Collection[str] | None = None) -> int:
    """Let the memories of some items, or of all, follow from the log and the weights of the settings; how many changed.

    Nothing else of an item changes, above all not its day: see `remember`.
    """
    before: dict[str, Memory] = {}
    kinds: dict[str, ItemKind] = {}
    for row in session.connection().execute(_REMEMBERED, {"user": user_id}):
        if items is None or row.item in items:
            before[row.item], kinds[row.item] = Memory(row.stability, row.difficulty), row.kind
    found = dict(replayed(session, user_id, settings, kinds))
    remember(session, user_id, {item: memory for item, memory in found.items() if memory != before[item]})
    return sum(not _same(memory, before[item]) for item, memory in found.items())


def replayed(
    session: Session, user_id: int, settings: Settings, kinds: Mapping[str, ItemKind]
) -> Iterator[tuple[str, Memory]]:
    """The memories of items, which come with their kinds, as a replay of the log gives them. Those that have none are left out."""
    names = list(kinds)
    for start in range(0, len(names), _BATCH):
        rows = session.connection().execute(_ENTRIES, {"user": user_id, "items": names[start : start + _BATCH]})
        for item, entries in groupby(map(entry_of, rows), key=lambda entry: entry.item):
            scheduler = settings.scheduler(kinds[item])
            memory = history.replayed({item: scheduler}, entries).get(item, Standing()).state.memory
            if memory is not None:
                yield item, memory


def remember(session: Session, user_id: int, memories: Mapping[str, Memory]) -> None:
    """Store what memories are like by the weights that are now in use. Nothing else of an item changes.

    Above all it stays due on its day, as in Anki: another belief about memories is no reason for a heap of reviews
    tomorrow, and one rating later the item's interval follows the new weights. Until then its day is not the one that
    a replay of its log would give.
    """
    changes = [
        {"user": user_id, "name": item, "stability": memory.stability, "difficulty": memory.difficulty}
        for item, memory in memories.items()
    ]
    if changes:
        session.connection().execute(_REMEMBER, changes)


def _same(one: Memory, other: Memory) -> bool:
    return math.isclose(one.stability, other.stability, rel_tol=_SAME) and math.isclose(
        one.difficulty, other.difficulty, rel_tol=_SAME
    )
