"""Restoring a backup: into nothing as it was, into what is there by one rule, and never taking anything away.

What is here stays, and what is only in the backup is added. Of a draft, a card and a note that are in both, the newer one counts. Choices
of somebody who chose nothing but the time zone, which every browser tells by itself, are none, and only the zone stays. What
would change is found out by doing it and taking it back, so the preview cannot be wrong. Of fitted weights the newest are in use
afterwards, whoever had them, and what is known of memories follows from the log and these.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.engine import Row
from sqlalchemy.orm import Session

from rehearse.cards.decks import Decks
from rehearse.cards.models import OwnDeck
from rehearse.exchange import restoring_log
from rehearse.exchange.backup_reading import Tables
from rehearse.exchange.backup_tables import BY_NAME, KEPT, Kept
from rehearse.exchange.journal import Restored
from rehearse.exchange.prepared import Progress
from rehearse.interviews.models import OwnForm
from rehearse.interviews.own_forms import name_of
from rehearse.review.models import ReviewSettings
from rehearse.review.settings import Chosen, chosen_by, model_in_use, settings_of

_BATCH = 500


def restore(session: Session, user_id: int, tables: Tables, *, now: datetime, progress: Progress) -> list[Restored]:
    """Put a person's rows into the database; nothing is committed here.

    Raises:
        BadSettingsError: the backup has a choice that cannot be.
    """
    before = model_in_use(session, user_id)
    restorer = _Restorer(session, user_id, now)
    told = []
    for place, kept in enumerate(KEPT):
        progress("Restoring", place, len(KEPT) + 1)
        told.append(restorer.restore(kept, tables[kept.table.name]))
    progress("Restoring", len(KEPT), len(KEPT) + 1)
    # How the person reviews from now on: their choices and their weights may have come with the backup.
    settings = settings_of(session, user_id)
    told += restoring_log.restore(session, user_id, tables, settings, weights_before=before.weights)
    return [each for each in _summed(told) if each.new or each.newer or each.stays or each.note]


def _summed(told: Sequence[Restored]) -> list[Restored]:
    """Tables of one name as one."""
    found: dict[str, Restored] = {}
    for each in told:
        whole = found.setdefault(each.what, Restored(what=each.what))
        whole.new, whole.newer, whole.stays = whole.new + each.new, whole.newer + each.newer, whole.stays + each.stays
        whole.note = whole.note or each.note
    return [*found.values()]


class _Restorer:
    """Restores one table after the other, and remembers which row got which number."""

    def __init__(self, session: Session, user_id: int, now: datetime) -> None:
        self._session = session
        self._user_id = user_id
        self._now = now
        self._numbers: dict[str, dict[Any, Any]] = {}

    def restore(self, kept: Kept, rows: Sequence[dict[str, Any]]) -> Restored:
        """Add the rows of a table that are not here, and change those that are older here."""
        told = Restored(what=kept.words)
        if not rows:
            return told
        if kept.model is OwnDeck:
            self._make_room(rows)
        if kept.model is ReviewSettings:
            rows, told.note = self._settled_here(rows)
        here, names = self._here(kept), self._names(kept, rows)
        added: dict[tuple[Any, ...], dict[str, Any]] = {}
        keys: dict[Any, tuple[Any, ...]] = {}
        for row in rows:
            values = self._referring(kept, names, row)
            key = () if values is None else tuple(values[name] for name in kept.key)
            if values is None or key in added or (key in here and not _is_newer(kept, values, here[key])):
                told.stays += 1
            elif key in here:
                self._change(kept, here[key], values)
                told.newer += 1
            else:
                added[key] = values
            if kept.number and values is not None:
                keys[row[kept.number]] = key
        told.new = len(added)
        self._add(kept, [*added.values()])
        if kept.number:
            here = self._here(kept)
            self._numbers[kept.table.name] = {number: getattr(here[key], kept.number) for number, key in keys.items()}
        return told

    def _make_room(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """A deck that was deleted here must not stand for one of the backup that was not."""
        decks = Decks(self._session, self._user_id, now=self._now)
        for row in rows:
            if row["deleted_at"] is None:
                decks.make_room(row["name"])

    def _settled_here(self, rows: Sequence[dict[str, Any]]) -> tuple[Sequence[dict[str, Any]], str]:
        """The backup's choices for where the person is now, when there is room for them; and what that does to the zone."""
        row, here = self._session.get(ReviewSettings, self._user_id), chosen_by(self._session, self._user_id)
        settled = [{**each, "zone": here.zone} for each in rows]
        if row is None or here != Chosen(here.zone) or all(_says(row, each) for each in settled):
            return rows, ""
        self._session.delete(row)
        self._session.flush()
        moved = settled != list(rows)
        return settled, f"The time zone stays {here.zone}, as it is here." if moved else ""

    def _here(self, kept: Kept) -> dict[tuple[Any, ...], Row[Any]]:
        """What is here of a table, without what is on it."""
        table = kept.table
        names = dict.fromkeys([*kept.key, *filter(None, (kept.number, kept.newer))]) or {"user_id": None}
        wanted = select(*(table.c[name] for name in names)).where(self._mine(kept))
        return {
            tuple(getattr(row, name) for name in kept.key): row for row in self._session.connection().execute(wanted)
        }

    def _mine(self, kept: Kept) -> ColumnElement[bool]:
        table = kept.table
        if "user_id" in table.c:
            return table.c.user_id == self._user_id
        column, name = next(iter(kept.refers.items()))
        parent = BY_NAME[name]
        return table.c[column].in_(select(parent.table.c[parent.number]).where(self._mine(parent)))

    def _names(self, kept: Kept, rows: Sequence[Mapping[str, Any]]) -> dict[Any, str]:
        """Other names for rows that are named and not numbered, where somebody else's row has the name; always the same ones."""
        table = kept.table
        if kept.key != (kept.number,):
            return {}
        names = [row[kept.number] for row in rows]
        taken: dict[Any, str] = {}
        for start in range(0, len(names), _BATCH):
            some = table.c[kept.number].in_(names[start : start + _BATCH])
            for name in self._session.scalars(
                select(table.c[kept.number]).where(some, table.c.user_id != self._user_id)
            ):
                taken[name] = hashlib.sha256(f"{self._user_id} {name}".encode()).hexdigest()[:32]
        return taken

    def _referring(self, kept: Kept, names: Mapping[Any, str], row: Mapping[str, Any]) -> dict[str, Any] | None:
        """A row with the numbers that rows have here; None for one that refers to nothing."""
        values = dict(row)
        if names:
            values[kept.number] = names.get(row[kept.number], row[kept.number])
        for column, table in kept.refers.items():
            if values[column] is not None:
                values[column] = self._numbers.get(table, {}).get(values[column])
                if values[column] is None:
                    return None
        for column, named in kept.inside.items():
            values[column] = {key: self._inside(named.get(key), value) for key, value in values[column].items()}
        if kept.model is OwnForm:
            # Its name has its number in it.
            values["form"] = {**values["form"], "name": name_of(values["id"])}
        return values

    def _inside(self, table: str | None, value: Any) -> Any:
        """A value as it is here: what a row is called may have changed."""
        return self._numbers.get(table, {}).get(value, value) if table and isinstance(value, str) else value

    def _add(self, kept: Kept, rows: Sequence[dict[str, Any]]) -> None:
        """Insert rows; what is numbered gets the next numbers."""
        is_numbered = bool(kept.number) and kept.key != (kept.number,)
        for row in rows:
            if is_numbered:
                row.pop(kept.number)
            if "user_id" in kept.table.c:
                row["user_id"] = self._user_id
        for start in range(0, len(rows), _BATCH):
            self._session.connection().execute(insert(kept.table), rows[start : start + _BATCH])

    def _change(self, kept: Kept, found: Row[Any], values: Mapping[str, Any]) -> None:
        table = kept.table
        same = [table.c[name] == getattr(found, name) for name in kept.key]
        changed = {name: value for name, value in values.items() if name not in {*kept.key, kept.number}}
        self._session.connection().execute(update(table).where(self._mine(kept), *same).values(**changed))


def _is_newer(kept: Kept, values: Mapping[str, Any], here: Row[Any]) -> bool:
    return bool(kept.newer) and values[kept.newer] > getattr(here, kept.newer)


def _says(row: ReviewSettings, values: Mapping[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in values.items())
