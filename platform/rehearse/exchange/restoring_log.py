"""Restoring a log and where its items stand. Entries of an item stay in order of time, so that it can be replayed.

An item without a history here takes all of the backup's and stands where it stood. One that has a history here takes what came
after it, and stands where both together leave it. How well items are known follows from their entries and from the weights that are in
use here, also where the backup was made with others; the days on which they come back are those of the backup.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.engine import Row
from sqlalchemy.orm import Session

from rehearse.cards.reading import CARDS
from rehearse.exchange.backup_reading import Tables
from rehearse.exchange.backup_tables import ITEMS, LOG
from rehearse.exchange.journal import Restored
from rehearse.exchange.merging import SAME
from rehearse.review import fits, history, recomputing, withdrawing
from rehearse.review.guard import Weights
from rehearse.review.history import Standing
from rehearse.review.rows import columns_of, entry_of
from rehearse.review.settings import Settings

_BATCH = 2_000

_LOG = LOG.table
_ITEMS = ITEMS.table


def restore(
    session: Session, user_id: int, tables: Tables, settings: Settings, *, weights_before: Weights
) -> list[Restored]:
    """Add the entries and items of a backup; nothing is committed here. `settings` are those from now on."""
    restorer = _LogRestorer(session, user_id, settings)
    reviews = restorer.restore_log(tables[LOG.table.name])
    items = restorer.restore_items(tables[ITEMS.table.name])
    _withdraw(session, user_id)
    items.note = restorer.recompute(weights_before)
    return [items, reviews]


def _withdraw(session: Session, user_id: int) -> None:
    """Whose card is deleted now is not asked, and whose card is there is."""
    own = select(CARDS.c.item).where(CARDS.c.user_id == user_id, CARDS.c.deck_id.is_not(None))
    withdrawing.withdraw(session, user_id, own.where(CARDS.c.deleted_at.is_not(None)))
    withdrawing.give_back(session, user_id, own.where(CARDS.c.deleted_at.is_(None)))


class _LogRestorer:
    def __init__(self, session: Session, user_id: int, settings: Settings) -> None:
        self._session = session
        self._user_id = user_id
        self._settings = settings
        self._numbers: dict[int, int] = {}
        self._fresh: set[str] = set()
        self._grown: set[str] = set()
        self._taken: set[str] = set()

    def restore_log(self, rows: Sequence[dict[str, Any]]) -> Restored:
        """Add entries, and remember which number each got."""
        here: defaultdict[str, list[Row[Any]]] = defaultdict(list)
        mine = select(_LOG).where(_LOG.c.user_id == self._user_id).order_by(_LOG.c.id)
        for entry in self._session.connection().execute(mine):
            here[entry.item].append(entry)
        added: list[dict[str, Any]] = []
        for row in sorted(rows, key=lambda row: int(row["id"])):
            told = here.get(row["item"], [])
            known = self._known(row, told)
            if known is not None:
                self._numbers[row["id"]] = known
            elif not told or row["at"] >= max(each.at for each in told):
                added.append(row)
                (self._grown if told else self._fresh).add(row["item"])
        added = self._without_dangling(added)
        self._add(added)
        return Restored(what=LOG.words, new=len(added), stays=len(rows) - len(added))

    def _known(self, row: Mapping[str, Any], here: Sequence[Row[Any]]) -> int | None:
        """The number of the entry here that is this one."""
        for each in here:
            if each.action == row["action"] and each.rating == row["rating"] and abs(each.at - row["at"]) < SAME:
                return int(each.id)
        return None

    def _without_dangling(self, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Entries whose target is there, too: to undo what is left out would undo nothing."""
        there = {row["id"] for row in rows} | self._numbers.keys()
        return [row for row in rows if row["target"] is None or row["target"] in there]

    def _add(self, rows: Sequence[dict[str, Any]]) -> None:
        if not rows:
            return
        connection = self._session.connection()
        last = self._session.scalar(select(func.max(_LOG.c.id)).where(_LOG.c.user_id == self._user_id)) or 0
        for start in range(0, len(rows), _BATCH):
            some = [{**row, "user_id": self._user_id, "target": None} for row in rows[start : start + _BATCH]]
            for each in some:
                del each["id"]
            connection.execute(insert(_LOG), some)
        # Numbers rise in the order of insertion.
        mine = (_LOG.c.user_id == self._user_id) & (_LOG.c.id > last)
        numbers = self._session.scalars(select(_LOG.c.id).where(mine).order_by(_LOG.c.id)).all()
        self._numbers |= {row["id"]: number for row, number in zip(rows, numbers, strict=True)}
        targets = [
            {"number": self._numbers[row["id"]], "target": self._numbers[row["target"]]}
            for row in rows
            if row["target"] is not None
        ]
        if targets:
            connection.execute(update(_LOG).where(_LOG.c.id == bindparam("number")), targets)

    def restore_items(self, rows: Sequence[dict[str, Any]]) -> Restored:
        """Add items, and put those whose history has grown where it leaves them."""
        mine = _ITEMS.c.user_id == self._user_id
        here = {
            row.item: row.kind
            for row in self._session.connection().execute(select(_ITEMS.c.item, _ITEMS.c.kind).where(mine))
        }
        added = []
        told = Restored(what=ITEMS.words)
        for row in rows:
            values = {**row, "user_id": self._user_id, "last_entry": self._numbers.get(row["last_entry"], 0)}
            if row["item"] not in here:
                added.append(values)
                self._taken.add(row["item"])
            elif row["item"] in self._fresh:
                same = mine & (_ITEMS.c.item == row["item"])
                self._session.connection().execute(update(_ITEMS).where(same).values(**values))
                self._taken.add(row["item"])
                told.newer += 1
            else:
                told.newer += row["item"] in self._grown
                told.stays += row["item"] not in self._grown
        for start in range(0, len(added), _BATCH):
            self._session.connection().execute(insert(_ITEMS), added[start : start + _BATCH])
        for item in self._grown & here.keys():
            self._replay(item, here[item])
        told.new = len(added)
        return told

    def recompute(self, weights_before: Weights) -> str:
        """Let memories follow from the weights in use: those of the backup, or all where other weights came into use. What is to be said of it."""
        changed = self._settings.model.weights != weights_before
        count = recomputing.recompute(
            self._session, self._user_id, self._settings, items=None if changed else self._taken
        )
        fit = fits.in_use(self._session, self._user_id)
        fitted = None if fit is None else self._settings.calendar.day_of(fit.at)
        return _in_words(fitted, count, changed=changed)

    def _replay(self, item: str, kind: Any) -> None:
        own = (_LOG.c.user_id == self._user_id) & (_LOG.c.item == item)
        entries = [
            entry_of(row) for row in self._session.connection().execute(select(_LOG).where(own).order_by(_LOG.c.id))
        ]
        standing = history.replayed({item: self._settings.scheduler(kind)}, entries).get(item, Standing())
        here = (_ITEMS.c.user_id == self._user_id) & (_ITEMS.c.item == item)
        values = {**columns_of(standing), "last_entry": entries[-1].number}
        self._session.connection().execute(update(_ITEMS).where(here).values(**values))


def _in_words(fitted: date | None, count: int, *, changed: bool) -> str:
    """What happens to a person's weights and memories; empty when nothing does."""
    weights = "The default weights" if fitted is None else f"The weights fitted on {fitted.day} {fitted:%B %Y}"
    memories = f"{count:,} {'memory is' if count == 1 else 'memories are'} computed again by them"
    followed = f" {memories}, and nothing comes back on another day for that." if count else ""
    if changed:
        return f"{weights} come into use with the backup, because they are the newest.{followed}"
    return f"{weights} stay in use here.{followed}" if count else ""
