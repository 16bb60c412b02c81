"""Storing what happened to cards elsewhere: items are taken up, the log grows, and where each item stands follows from it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, cast

from sqlalchemy import Table, bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from rehearse.exchange import merging
from rehearse.exchange.merging import Happened
from rehearse.exchange.prepared import Line, PreparedCard, Progress
from rehearse.review import history
from rehearse.review.history import Standing
from rehearse.review.models import BROUGHT, ReviewEntry, ReviewItem
from rehearse.review.rows import asked_of, columns_of
from rehearse.review.schedule import Scheduler

#: Rows that are handed to the database at once.
_BATCH = 2_000

_ITEMS = cast("Table", ReviewItem.__table__)
_LOG = cast("Table", ReviewEntry.__table__)


class Histories:
    """Stores the pasts of one file's cards, and then knows what was added: items, those that changed, and entries from first to last.

    `days` are those on which the items that changed were due before.
    """

    def __init__(
        self, session: Session, user_id: int, *, now: datetime, scheduler: Scheduler, progress: Progress
    ) -> None:
        self._session = session
        self._user_id = user_id
        self._now = now
        self._scheduler = scheduler
        self._progress = progress
        self.reviews = 0
        self.added: dict[str, tuple[PreparedCard, Standing]] = {}
        self.changed: dict[str, Standing] = {}
        self.days: dict[str, date] = {}
        self.first_entry = self.last_entry = 0

    def store(self, cards: Sequence[PreparedCard], left_out: Counter[str]) -> None:
        """Take cards up that are not reviewed yet, and add to every card's history what is new in it."""
        here = self._here({card.item for card in cards})
        log = self._log_of({card.item for card in cards if card.item in here and card.lines})
        lines: list[Line] = []
        for card in cards:
            row = here.get(card.item)
            if row is None:
                self.added[card.item] = (card, card.standing)
                lines += card.lines
            elif new := merging.new_lines(card.lines, log[card.item], left_out):
                self.changed[card.item] = self._after(asked_of(row).standing, new)
                if row.due is not None:
                    self.days[card.item] = row.due
                lines += new
        self.first_entry = self._last_number() + 1
        self._add_lines(lines)
        self.last_entry = self._last_number()
        self._store_items(self._last_numbers())

    def _after(self, standing: Standing, lines: Sequence[Line]) -> Standing:
        for line in lines:
            standing = history.applied(self._scheduler, standing, line.entry)
        return standing

    def _store_items(self, numbers: Mapping[str, int]) -> None:
        items = [self._item(card, standing, numbers.get(item, 0)) for item, (card, standing) in self.added.items()]
        insert_rows(self._session, _ITEMS, items)
        if self.changed:
            mine = (_ITEMS.c.user_id == self._user_id) & (_ITEMS.c.item == bindparam("here"))
            rows = [
                {"here": item, "last_entry": numbers[item], **columns_of(standing)}
                for item, standing in self.changed.items()
            ]
            self._session.connection().execute(update(_ITEMS).where(mine), rows)

    def _add_lines(self, lines: Sequence[Line]) -> None:
        rows = [
            {
                "user_id": self._user_id,
                "item": line.entry.item,
                "action": line.entry.kind,
                "at": line.entry.at,
                "day": line.entry.day,
                "rating": line.entry.rating,
                "flag": line.entry.flag,
                "seconds": line.seconds,
                "engine": BROUGHT,
                "origin": line.origin,
            }
            for line in sorted(lines, key=lambda line: line.entry.at)
        ]
        insert_rows(self._session, _LOG, rows, partial(self._progress, "Reviews stored"))
        self.reviews = sum(line.entry.kind == "rated" for line in lines)

    def _item(self, card: PreparedCard, standing: Standing, last_entry: int) -> dict[str, Any]:
        return {
            "user_id": self._user_id,
            "item": card.item,
            "kind": "card",
            "group": card.group,
            "place": card.place,
            "added_at": self._now,
            "last_entry": last_entry,
            **columns_of(standing),
        }

    def _here(self, items: set[str]) -> dict[str, Any]:
        mine = select(_ITEMS).where(_ITEMS.c.user_id == self._user_id)
        return {row.item: row for row in self._session.connection().execute(mine) if row.item in items}

    def _log_of(self, items: set[str]) -> Mapping[str, list[Happened]]:
        found: defaultdict[str, list[Happened]] = defaultdict(list)
        if items:
            wanted = select(_LOG.c.item, _LOG.c.action, _LOG.c.at).where(_LOG.c.user_id == self._user_id)
            for row in self._session.connection().execute(wanted):
                if row.item in items:
                    found[row.item].append(Happened(row.action, row.at))
        return found

    def _last_number(self) -> int:
        return self._session.scalar(select(func.max(_LOG.c.id)).where(_LOG.c.user_id == self._user_id)) or 0

    def _last_numbers(self) -> dict[str, int]:
        """The number of the last entry of each item that got some."""
        mine = (_LOG.c.user_id == self._user_id) & (_LOG.c.id >= self.first_entry)
        wanted = select(_LOG.c.item, func.max(_LOG.c.id).label("last")).where(mine).group_by(_LOG.c.item)
        return {row.item: row.last for row in self._session.execute(wanted)}


def insert_rows(
    session: Session,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    progress: Callable[[int, int], None] = lambda _done, _count: None,
) -> None:
    """Insert many rows, some at a time."""
    for start in range(0, len(rows), _BATCH):
        progress(start, len(rows))
        session.connection().execute(insert(table), rows[start : start + _BATCH])
