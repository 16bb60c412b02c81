"""Storing what was made ready: in one transaction, many rows at a time, and nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, cast

import msgspec
from sqlalchemy import Table, select, update
from sqlalchemy.engine import Row
from sqlalchemy.orm import Session

from rehearse.cards.decks import Decks
from rehearse.cards.errors import TooManyError
from rehearse.cards.models import OwnCard, OwnDeck
from rehearse.cards.reading import how_many_cards
from rehearse.cards.service import MAX_CARDS
from rehearse.cards.texts import CardRefusedError
from rehearse.exchange import media, merging, notes
from rehearse.exchange.histories import Histories, insert_rows
from rehearse.exchange.journal import Journal, OldTexts, Summary
from rehearse.exchange.limits import RefusedError
from rehearse.exchange.models import FileKind, OwnCardSource, OwnImport
from rehearse.exchange.notes import StoredNotes
from rehearse.exchange.prepared import Prepared, PreparedCard, Progress, digest
from rehearse.review.settings import Settings

_CARDS = cast("Table", OwnCard.__table__)
_DECKS = cast("Table", OwnDeck.__table__)
_SOURCES = cast("Table", OwnCardSource.__table__)

#: A file's name as it is told.
_NAME_CHARS = 200


@dataclass(frozen=True, slots=True)
class Files:
    """The pictures and sounds of a file: how many there are, and what those are to be called whose names are taken here."""

    files: Iterable[tuple[str, bytes]] = ()
    count: int = 0
    renamed: Mapping[str, str] = field(default_factory=dict)


class Importer:
    """Stores one file for one person at one moment. Nothing is committed here."""

    def __init__(
        self, session: Session, user_id: int, *, now: datetime, settings: Settings, progress: Progress
    ) -> None:
        self._session = session
        self._user_id = user_id
        self._now = now
        self._scheduler = settings.scheduler("card")
        self._progress = progress
        self._summary = Summary()
        self._journal = Journal()
        self._left_out: Counter[str] = Counter()

    def store(self, prepared: Prepared, files: Files, *, name: str, kind: FileKind) -> Summary:
        """Store everything, and what tells how to take it back.

        Raises:
            RefusedError: a picture or a sound is damaged, or there would be more cards or decks than may be.
        """
        try:
            return self._store(prepared, files, name=name, kind=kind)
        except (CardRefusedError, TooManyError) as error:
            raise RefusedError(str(error)) from error

    def _store(self, prepared: Prepared, files: Files, *, name: str, kind: FileKind) -> Summary:
        # The first statement writes, so that nobody else writes between what is read here and what is stored.
        made = OwnImport(user_id=self._user_id, at=self._now, name=name[:_NAME_CHARS], kind=kind, summary={})
        self._session.add(made)
        self._session.flush()
        self._left_out = Counter(prepared.left_out)
        stored = notes.store(self._session, self._user_id, prepared, self._journal)
        gone = self._store_cards(prepared.cards, stored)
        pasts = Histories(
            self._session, self._user_id, now=self._now, scheduler=self._scheduler, progress=self._progress
        )
        pasts.store([card for card in prepared.cards if card.item not in gone], self._left_out)
        media.store(
            self._session,
            self._user_id,
            files.files,
            files.renamed,
            summary=self._summary,
            journal=self._journal,
            progress=self._progress,
            count=files.count,
        )
        self._summary.reviews = pasts.reviews
        self._summary.reviews_known = self._left_out.pop(merging.KNOWN, 0)
        self._summary.left_out = dict(+self._left_out)
        self._journal.items, self._journal.reviewed = [*pasts.added], [*pasts.changed]
        self._journal.days = pasts.days
        if not self._summary.changes_anything:
            # There is nothing to take back, and what came before can still be.
            self._session.delete(made)
            self._session.flush()
            return self._summary
        made.summary = msgspec.to_builtins(self._summary)
        made.journal = msgspec.to_builtins(self._journal)
        made.first_entry, made.last_entry = pasts.first_entry, pasts.last_entry
        self._session.flush()
        return self._summary

    def _store_cards(self, cards: Sequence[PreparedCard], stored: StoredNotes) -> set[str]:
        """Add cards, and change those that are otherwise in the file; the items of those that were deleted here."""
        here = {row.item: row for row in self._all(_CARDS)}
        sources = {row.item: row for row in self._all(_SOURCES)}
        decks = {row.name: row.id for row in self._all(_DECKS) if row.deleted_at is None}
        names = {number: name for name, number in decks.items()}
        deleted, added, changed = set(), [], []
        for card in cards:
            row, source = here.get(card.item), sources.get(card.item)
            if card.is_known:
                self._summary.unchanged += 1
            elif row is None:
                added.append(card)
            elif row.deleted_at is not None:
                deleted.add(card.item)
            elif card.guid in stored.newer_here:
                self._summary.unchanged += 1
            elif change := self._change(card, row, source, names.get(row.deck_id, "")):
                changed.append(change)
        self._summary.deleted = len(deleted)
        self._check_room(len(added))
        self._add_decks(decks, [*(card.deck for card in added), *(change.deck for change in changed)])
        self._add_cards(added, decks, stored)
        self._change_cards(changed, decks, stored)
        return deleted

    def _check_room(self, count: int) -> None:
        if how_many_cards(self._session, self._user_id) + count > MAX_CARDS:
            raise RefusedError(
                f"With these {count:,} cards you would have more than {MAX_CARDS:,}, which is the most that may be. Delete some first, or export fewer decks."
            )

    def _change(self, card: PreparedCard, row: Row[Any], source: Row[Any] | None, deck: str) -> _Change | None:
        """What the file changes of a card that is here; None when it changes nothing, or the person was there before."""
        texts = digest(row.front, row.back, row.why, row.tags)
        came_with = source.texts_sha256 if source else ""
        untouched, same = texts == came_with, card.digest == came_with
        moved = source is not None and card.deck != source.deck and deck == source.deck
        if source is None or (same and not moved) or not (same or untouched):
            # Without a source it was written here, and what is on it is the person's.
            stays = card.digest in {texts, came_with}
            self._summary.unchanged += stays
            self._summary.kept += not stays
            return None
        self._summary.updated += 1
        old = OldTexts(row.item, row.front, row.back, row.tags, row.deck_id, source.texts_sha256, source.deck)
        self._journal.texts.append(old)
        return _Change(card, card.deck if moved else deck, takes_texts=untouched)

    def _add_decks(self, decks: dict[str, int], wanted: Iterable[str]) -> None:
        """Make the decks that are not there, and tell of all that were touched."""
        names = dict.fromkeys(wanted)
        own = Decks(self._session, self._user_id, now=self._now)
        for name in names:
            if name not in decks:
                decks[name] = own.called(name).id
                self._journal.decks.append(decks[name])
        self._summary.decks = sorted(names)

    def _add_cards(self, cards: Sequence[PreparedCard], decks: Mapping[str, int], stored: StoredNotes) -> None:
        rows = [
            {
                "user_id": self._user_id,
                "item": card.item,
                "deck_id": decks[card.deck],
                "kind": card.kind,
                "form": card.form,
                "front": card.front,
                "back": card.back,
                "tags": card.tags,
                "created_at": self._now,
                "changed_at": self._now,
            }
            for card in cards
        ]
        sources = [{"user_id": self._user_id, "item": card.item, **_source(card, card.deck, stored)} for card in cards]
        insert_rows(self._session, _CARDS, rows, partial(self._progress, "Cards stored"))
        insert_rows(self._session, _SOURCES, sources)
        self._summary.new = len(cards)
        self._journal.cards += [card.item for card in cards]

    def _change_cards(self, changes: Sequence[_Change], decks: Mapping[str, int], stored: StoredNotes) -> None:
        connection = self._session.connection()
        for change in changes:
            card = change.card
            values: dict[str, Any] = {"deck_id": decks[change.deck]}
            if change.takes_texts:
                values |= {"front": card.front, "back": card.back, "tags": card.tags, "changed_at": self._now}
            mine = (_CARDS.c.user_id == self._user_id) & (_CARDS.c.item == card.item)
            connection.execute(update(_CARDS).where(mine).values(**values))
            came = (_SOURCES.c.user_id == self._user_id) & (_SOURCES.c.item == card.item)
            connection.execute(update(_SOURCES).where(came).values(**_source(card, card.deck, stored)))

    def _all(self, table: Table) -> Sequence[Row[Any]]:
        return self._session.connection().execute(select(table).where(table.c.user_id == self._user_id)).all()


@dataclass(frozen=True, slots=True)
class _Change:
    """A card that the file has otherwise: the deck that it is in then, and whether it takes the file's texts."""

    card: PreparedCard
    deck: str
    takes_texts: bool


def _source(card: PreparedCard, deck: str, stored: StoredNotes) -> dict[str, Any]:
    return {
        "note_id": stored.ids[card.guid] if card.guid else None,
        "ordinal": card.ordinal,
        "number": card.number,
        "texts_sha256": card.digest,
        "deck": deck,
    }
