"""Cards of a person as values that can be written: their own, as they came when nobody has changed them, and those of the catalogue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, select
from sqlalchemy.engine import Row
from sqlalchemy.orm import Session

from rehearse.cards import cleaning
from rehearse.cards.models import OwnCard, OwnDeck
from rehearse.catalog.cards import Flashcard
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.markdown import render
from rehearse.exchange import leaving, media, preparing
from rehearse.exchange.csv_file import CsvCard
from rehearse.exchange.leaving import Answer
from rehearse.exchange.models import OwnCardSource, OwnMedia, OwnNote, OwnNoteType
from rehearse.exchange.note_types import deck_name
from rehearse.exchange.notes import FIELD_END
from rehearse.exchange.prepared import OURS, digest
from rehearse.exchange.values import Card, Note, NoteType, Package, Review, Template
from rehearse.review import history
from rehearse.review.history import Standing
from rehearse.review.items import card_key
from rehearse.review.models import ReviewEntry, ReviewItem
from rehearse.review.rows import asked_of, entry_of
from rehearse.review.settings import Settings

_CARDS = cast("Table", OwnCard.__table__)
_DECKS = cast("Table", OwnDeck.__table__)
_SOURCES = cast("Table", OwnCardSource.__table__)
_NOTES = cast("Table", OwnNote.__table__)
_TYPES = cast("Table", OwnNoteType.__table__)
_ITEMS = cast("Table", ReviewItem.__table__)
_LOG = cast("Table", ReviewEntry.__table__)

#: Cards of problems are in one deck for each, below this one.
PROBLEMS = "Problems"

#: Files whose names begin so belong to card types, and no field names them.
_TYPES_OWN = "_"


class UnknownDeckError(LookupError):
    """There is no such deck. The text names those that there are."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which cards go out: those of one deck and of the decks in it, or all of the person's own, and with `catalogue` the others that they review."""

    deck: str = ""
    catalogue: bool = False


@dataclass(frozen=True, slots=True)
class Leaving:
    """A card that goes out. With a `note` it goes as it came, else as a note of its own with these sides."""

    item: str
    deck: str
    front: str
    back: str
    why: str
    tags: str
    form: str
    note_id: int | None = None
    ordinal: int = 0
    number: int = 0


def chosen_cards(session: Session, user_id: int, catalog: Catalog, chosen: Chosen) -> list[Leaving]:
    """The cards that were chosen, by deck.

    Raises:
        UnknownDeckError: there is no such deck.
    """
    own = [*_own(session, user_id)]
    reviewed = set(session.scalars(select(_ITEMS.c.item).where(_ITEMS.c.user_id == user_id)))
    words = {row.item: row for row in _rows(session, _CARDS, user_id) if row.deck_id is None and row.deleted_at is None}
    shelf = [*_of_catalogue(catalog, words)]
    if chosen.deck:
        found = [each for each in own if within(each.deck, chosen.deck)]
        named = {deck.title for deck in catalog.decks.values() if deck.name == chosen.deck}
        found = found or [each for each in shelf if each.deck in {chosen.deck, *named}]
        if not found:
            known = sorted({each.deck for each in own} | {deck.name for deck in catalog.decks.values()})
            raise UnknownDeckError(
                f"There is no deck {chosen.deck!r} with cards. There are: {', '.join(known) or 'none'}."
            )
    else:
        found = own + [each for each in shelf if chosen.catalogue and each.item in reviewed]
    return sorted(found, key=lambda each: each.deck)


def within(deck: str, other: str) -> bool:
    """Whether a deck is another one, or lies in it."""
    return deck == other or deck.startswith(f"{other}::")


def _own(session: Session, user_id: int) -> Iterator[Leaving]:
    decks = {row.id: row.name for row in _rows(session, _DECKS, user_id)}
    sources = {row.item: row for row in _rows(session, _SOURCES, user_id)}
    for row in _rows(session, _CARDS, user_id):
        if row.deck_id is None or row.deleted_at is not None:
            continue
        source = sources.get(row.item)
        back = _with_rubric(row.back, row.rubric.split("\n") if row.kind == "prompt" else ())
        made = Leaving(row.item, decks[row.deck_id], row.front, back, row.why, row.tags, row.form)
        if source is not None and source.texts_sha256 == digest(row.front, row.back, row.why, row.tags):
            made = replace(made, note_id=source.note_id, ordinal=source.ordinal, number=source.number)
        yield made


def _of_catalogue(catalog: Catalog, words: Mapping[str, Row[Any]]) -> Iterator[Leaving]:
    for deck in catalog.decks.values():
        for card in deck.cards:
            yield _shelved(card, deck.title, words)
    for problem in catalog.problems.values():
        for card in problem.cards:
            yield _shelved(card, f"{PROBLEMS}::{problem.title}", words)


def _shelved(card: Flashcard, deck: str, words: Mapping[str, Row[Any]]) -> Leaving:
    """A card of the catalogue, with the person's words where they have other ones."""
    item = card_key(card.id)
    row = words.get(item)
    if row is not None:
        back = _with_rubric(row.back, row.rubric.split("\n") if row.kind == "prompt" else ())
        return Leaving(item, deck_name(deck), row.front, back, row.why, row.tags, row.form)
    back = _with_rubric(card.back, card.rubric)
    return Leaving(item, deck_name(deck), card.front, back, card.why, " ".join(card.concepts), "markdown")


def _with_rubric(back: str, rubric: Iterable[str]) -> str:
    """An answer with the lines by which it is graded."""
    lines = [f"- {line}" for line in rubric if line]
    return "\n".join([back, "", *lines]) if lines else back


def as_csv(cards: Iterable[Leaving]) -> Iterator[CsvCard]:
    """Cards as lines of a table."""
    for card in cards:
        yield CsvCard(card.front, card.back, card.tags, card.deck, "html" if card.form == "html" else "markdown")


class Packer:
    """Makes a package of cards, with all that is known of them."""

    def __init__(self, session: Session, user_id: int, *, now: datetime, settings: Settings) -> None:
        self._session = session
        self._user_id = user_id
        self._now = now
        self._today = settings.calendar.day_of(now)
        self._scheduler = settings.scheduler("card")
        self._numbers: set[int] = set()

    def package(self, cards: Sequence[Leaving], *, all_media: bool) -> Package:
        """The cards with their notes, types, histories, and the names of their pictures and sounds."""
        types = {row.id: row for row in _rows(self._session, _TYPES, self._user_id)}
        rows = {row.id: row for row in _rows(self._session, _NOTES, self._user_id)}
        items = {row.item: row for row in _rows(self._session, _ITEMS, self._user_id)}
        answers = self._answers({card.item for card in cards})
        kinds = {number: _type(row, self._free(row.number)) for number, row in types.items()}
        notes: dict[object, Note] = {}
        made: list[Card] = []
        reviews: list[Review] = []
        for place, card in enumerate(cards, 1):
            key = card.note_id or card.item
            if key not in notes:
                notes[key] = self._note(card, rows, kinds)
            bare = Card(self._free(card.number), notes[key].number, card.ordinal, card.deck)
            asked = asked_of(items[card.item]) if card.item in items else None
            known = answers.get(card.item, [])
            standing = asked.standing if asked else Standing()
            made.append(leaving.card(standing, bare, today=self._today, place=place, ease=_ease(known)))
            reviews += leaving.reviews(known, bare.number, self._scheduler)
        used = {note.type_number for note in notes.values()}
        found = {kind.number: kind for kind in [*kinds.values(), leaving.TYPE] if kind.number in used}
        return Package(found, [*notes.values()], made, reviews, self._media([*notes.values()], all_media=all_media))

    def media(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The bytes of files, one by one."""
        for name in names:
            found = media.find(self._session, self._user_id, name)
            if found is not None:
                yield name, found.content
                self._session.expunge(found)

    def _note(self, card: Leaving, rows: Mapping[int, Row[Any]], kinds: Mapping[int, NoteType]) -> Note:
        if card.note_id is not None:
            row = rows[card.note_id]
            fields = tuple(row.fields.split(FIELD_END))
            kind = kinds[row.note_type_id]
            return Note(
                self._free(row.number),
                row.guid,
                kind.number,
                tuple(row.tags.split()),
                fields,
                int(row.modified_at.timestamp()),
            )
        fields = tuple(leaving.to_anki(_html(text, card.form)) for text in (card.front, card.back, card.why))
        modified = int(self._now.timestamp())
        return Note(self._free(0), OURS + card.item, leaving.TYPE.number, tuple(card.tags.split()), fields, modified)

    def _answers(self, items: set[str]) -> dict[str, list[Answer]]:
        """The answers of each item that are in effect, and what was carried here, in order."""
        rows = (
            self._session.connection()
            .execute(select(_LOG).where(_LOG.c.user_id == self._user_id).order_by(_LOG.c.id))
            .all()
        )
        told = {row.id: row for row in rows if row.item in items}
        found: defaultdict[str, list[Answer]] = defaultdict(list)
        for entry in history.in_effect(map(entry_of, told.values())):
            if entry.kind in {"rated", "carried"}:
                row = told[entry.number]
                found[entry.item].append(Answer(entry, row.seconds, row.origin))
        return found

    def _free(self, number: int) -> int:
        """This number, or, where it has none or it is taken, one that looks like Anki's."""
        number = number or int(self._now.timestamp() * 1000)
        while number in self._numbers:
            number += 1
        self._numbers.add(number)
        return number

    def _media(self, notes: Sequence[Note], *, all_media: bool) -> list[str]:
        named = preparing.names_in(text for note in notes for text in note.fields)
        names = self._session.scalars(
            select(OwnMedia.name).where(OwnMedia.user_id == self._user_id).order_by(OwnMedia.name)
        )
        return [name for name in names if all_media or name in named or name.startswith(_TYPES_OWN)]


def _html(text: str, form: str) -> str:
    return cleaning.clean(text) if form == "html" else str(render(text)).strip()


def _type(row: Row[Any], number: int) -> NoteType:
    templates = tuple(Template(*each) for each in row.templates)
    return NoteType(number, row.name, row.kind, tuple(row.fields), templates, row.css)


def _ease(answers: Sequence[Answer]) -> float:
    """The ease that a card was carried here with, for as long as nobody has answered it since."""
    last = answers[-1] if answers else None
    return float((last.origin or {}).get("ease", 0.0)) if last and last.entry.kind == "carried" else 0.0


def _rows(session: Session, table: Table, user_id: int) -> Sequence[Row[Any]]:
    return session.connection().execute(select(table).where(table.c.user_id == user_id)).all()
