"""Taking a whole import back: what it added goes, what it changed is as it was, and what was touched since stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, cast

import msgspec
from sqlalchemy import ColumnElement, Table, delete, select, update
from sqlalchemy.orm import Session

from rehearse.cards import cleaning
from rehearse.cards.models import OwnCard, OwnDeck
from rehearse.exchange import preparing
from rehearse.exchange.journal import Journal
from rehearse.exchange.models import OwnCardSource, OwnImport, OwnMedia, OwnNote, OwnNoteType
from rehearse.exchange.prepared import digest
from rehearse.review import history
from rehearse.review.history import Standing
from rehearse.review.models import BROUGHT, ReviewEntry, ReviewItem
from rehearse.review.rows import columns_of, entry_of
from rehearse.review.settings import Settings

#: Names that are put into one statement; SQLite takes some thousands.
_BATCH = 500

_CARDS = cast("Table", OwnCard.__table__)
_DECKS = cast("Table", OwnDeck.__table__)
_SOURCES = cast("Table", OwnCardSource.__table__)
_NOTES = cast("Table", OwnNote.__table__)
_TYPES = cast("Table", OwnNoteType.__table__)
_MEDIA = cast("Table", OwnMedia.__table__)
_ITEMS = cast("Table", ReviewItem.__table__)
_LOG = cast("Table", ReviewEntry.__table__)


class CannotUndoError(Exception):
    """The import cannot be taken back. The text says why."""


class Undone(msgspec.Struct, frozen=True):
    """How many cards went, how many are as they were before, and how many stay because they were touched since."""

    removed: int
    restored: int
    kept: int


def last_import(session: Session, user_id: int) -> OwnImport | None:
    """A person's last import that was not taken back: the only one that can be, as later ones build on those before."""
    mine = (OwnImport.user_id == user_id) & OwnImport.undone_at.is_(None)
    return session.scalars(select(OwnImport).where(mine).order_by(OwnImport.id.desc()).limit(1)).one_or_none()


class Undoing:
    """Takes one import of one person back. Nothing is committed here."""

    def __init__(self, session: Session, user_id: int, *, now: datetime, settings: Settings) -> None:
        self._session = session
        self._user_id = user_id
        self._now = now
        self._scheduler = settings.scheduler("card")

    def undo(self, number: int) -> Undone:
        """Take an import back.

        Raises:
            CannotUndoError: there is none with this number, it was taken back already, or another one came after it.
        """
        last = last_import(self._session, self._user_id)
        if last is None or last.id != number:
            raise CannotUndoError(
                "Only the last import can be taken back, and only once. Reload the page to see which one that is."
            )
        # The first statement writes, so that nobody else writes between what is read here and what is taken back.
        last.undone_at = self._now
        self._session.flush()
        self._session.refresh(last, ["journal"])
        journal = msgspec.convert(last.journal or {}, Journal)
        touched = self._touched(journal, last)
        free = [
            item for item in dict.fromkeys([*journal.items, *journal.cards, *journal.reviewed]) if item not in touched
        ]
        self._remove_entries(free, last)
        removed = [item for item in journal.cards if item not in touched]
        self._remove_cards(removed, [item for item in journal.items if item not in touched])
        self._replay([item for item in journal.reviewed if item not in touched], journal.days)
        restored = self._restore_texts(journal, touched)
        self._restore_notes(journal, touched)
        self._remove_rest(journal)
        last.journal = None
        self._session.flush()
        kept = len(
            touched & {*journal.cards, *journal.items, *journal.reviewed, *(each.item for each in journal.texts)}
        )
        return Undone(len(removed), restored, kept)

    def _touched(self, journal: Journal, last: OwnImport) -> set[str]:
        """Items that were reviewed, changed or moved since."""
        after = (_LOG.c.user_id == self._user_id) & (_LOG.c.id > last.last_entry)
        touched = set(self._session.scalars(select(_LOG.c.item).where(after)))
        wanted = {*journal.cards, *(each.item for each in journal.texts)}
        sources = {
            row.item: row for row in self._session.execute(select(_SOURCES).where(_SOURCES.c.user_id == self._user_id))
        }
        decks = {
            row.id: row.name
            for row in self._session.execute(
                select(_DECKS.c.id, _DECKS.c.name).where(_DECKS.c.user_id == self._user_id)
            )
        }
        for row in self._session.execute(select(_CARDS).where(_CARDS.c.user_id == self._user_id)):
            source = sources.get(row.item)
            if row.item in wanted and (
                source is None
                or row.deleted_at is not None
                or digest(row.front, row.back, row.why, row.tags) != source.texts_sha256
                or decks.get(row.deck_id) != source.deck
            ):
                touched.add(row.item)
        return touched

    def _remove_entries(self, items: Sequence[str], last: OwnImport) -> None:
        came = (_LOG.c.id >= last.first_entry) & (_LOG.c.id <= last.last_entry) & (_LOG.c.engine == BROUGHT)
        self._delete(_LOG, _LOG.c.item, items, came)

    def _remove_cards(self, cards: Sequence[str], items: Sequence[str]) -> None:
        self._delete(_SOURCES, _SOURCES.c.item, cards)
        self._delete(_CARDS, _CARDS.c.item, cards)
        self._delete(_ITEMS, _ITEMS.c.item, items)

    def _replay(self, items: Iterable[str], days: Mapping[str, date]) -> None:
        """Put items where what is left of their histories leaves them, due on the days before, whatever settings hold by now."""
        for item in items:
            mine = (_LOG.c.user_id == self._user_id) & (_LOG.c.item == item)
            rows = self._session.connection().execute(select(_LOG).where(mine).order_by(_LOG.c.id)).all()
            entries = [entry_of(row) for row in rows]
            standing = history.replayed({item: self._scheduler}, entries).get(item, Standing())
            if standing.state.phase == "review" and item in days:
                standing = replace(standing, state=replace(standing.state, due=days[item]))
            number = entries[-1].number if entries else 0
            own = (_ITEMS.c.user_id == self._user_id) & (_ITEMS.c.item == item)
            self._session.connection().execute(
                update(_ITEMS).where(own).values(last_entry=number, **columns_of(standing))
            )

    def _restore_texts(self, journal: Journal, touched: Collection[str]) -> int:
        connection = self._session.connection()
        old = [each for each in journal.texts if each.item not in touched]
        for each in old:
            values = {
                "front": each.front,
                "back": each.back,
                "tags": each.tags,
                "deck_id": each.deck_id,
                "changed_at": self._now,
            }
            connection.execute(
                update(_CARDS).where(_CARDS.c.user_id == self._user_id, _CARDS.c.item == each.item).values(**values)
            )
            source = {"texts_sha256": each.texts_sha256, "deck": each.deck}
            connection.execute(
                update(_SOURCES)
                .where(_SOURCES.c.user_id == self._user_id, _SOURCES.c.item == each.item)
                .values(**source)
            )
        return len(old)

    def _restore_notes(self, journal: Journal, touched: Collection[str]) -> None:
        """Give notes their old fields; those of a card that stays as the import left it keep the new ones."""
        sources = self._session.execute(
            select(_SOURCES.c.item, _SOURCES.c.note_id).where(_SOURCES.c.user_id == self._user_id)
        )
        held = {row.note_id for row in sources if row.item in touched}
        for each in journal.changed_notes:
            if each.id not in held:
                values: dict[str, Any] = {"note_type_id": each.note_type_id, "fields": each.fields, "tags": each.tags}
                values["modified_at"] = datetime.fromtimestamp(each.modified_at, UTC)
                mine = (_NOTES.c.user_id == self._user_id) & (_NOTES.c.id == each.id)
                self._session.connection().execute(update(_NOTES).where(mine).values(**values))

    def _remove_rest(self, journal: Journal) -> None:
        """Remove notes, types, decks and files that it brought and that nothing needs any more."""
        user = self._user_id
        noted = set(self._session.scalars(select(_SOURCES.c.note_id).where(_SOURCES.c.user_id == user)))
        self._delete(_NOTES, _NOTES.c.id, [each for each in journal.notes if each not in noted])
        typed = set(self._session.scalars(select(_NOTES.c.note_type_id).where(_NOTES.c.user_id == user)))
        self._delete(_TYPES, _TYPES.c.id, [each for each in journal.types if each not in typed])
        filled = set(self._session.scalars(select(_CARDS.c.deck_id).where(_CARDS.c.user_id == user)))
        self._delete(_DECKS, _DECKS.c.id, [each for each in journal.decks if each not in filled])
        if journal.media:
            shown = self._media_shown()
            self._delete(_MEDIA, _MEDIA.c.name, [name for name in journal.media if name not in shown])

    def _media_shown(self) -> set[str]:
        """Files that a card shows or a note names."""
        cards = self._session.execute(
            select(_CARDS.c.front, _CARDS.c.back, _CARDS.c.why).where(_CARDS.c.user_id == self._user_id)
        )
        shown = {name for row in cards for text in row for name in cleaning.media_in(text)}
        return shown | preparing.names_in(
            self._session.scalars(select(_NOTES.c.fields).where(_NOTES.c.user_id == self._user_id))
        )

    def _delete(
        self,
        table: Table,
        column: ColumnElement[Any],
        values: Sequence[object],
        also: ColumnElement[bool] | None = None,
    ) -> None:
        for some in _batches(values):
            statement = delete(table).where(table.c.user_id == self._user_id, column.in_(some))
            self._session.connection().execute(statement if also is None else statement.where(also))


def _batches(values: Sequence[object]) -> Iterator[Sequence[object]]:
    for start in range(0, len(values), _BATCH):
        yield values[start : start + _BATCH]
