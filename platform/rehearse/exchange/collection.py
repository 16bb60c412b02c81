"""The tables of an Anki collection as values: notes, cards and reviews, which all schemas share. Pure.

Types are not to be trusted: any column of SQLite holds anything. So every one is cast in the query, and then checked.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import msgspec

from rehearse.exchange import note_types
from rehearse.exchange.guarded import Tables
from rehearse.exchange.limits import Limits, RefusedError
from rehearse.exchange.values import PHASES, REVIEW, Card, CardPhase, Note, NoteType, Package, Review

_NEEDED = ("col", "notes", "cards", "revlog")

_CRT = "SELECT CAST(crt AS INTEGER) FROM col"
_NOTES = (
    "SELECT CAST(id AS INTEGER), CAST(guid AS TEXT), CAST(mid AS INTEGER), CAST(mod AS INTEGER), CAST(tags AS TEXT), "
    "CAST(flds AS TEXT) FROM notes"
)
_CARDS = (
    "SELECT CAST(id AS INTEGER), CAST(nid AS INTEGER), CAST(did AS INTEGER), CAST(ord AS INTEGER), CAST(type AS INTEGER), "
    "CAST(queue AS INTEGER), CAST(due AS INTEGER), CAST(ivl AS INTEGER), CAST(factor AS INTEGER), CAST(reps AS INTEGER), "
    "CAST(lapses AS INTEGER), CAST(odue AS INTEGER), CAST(odid AS INTEGER), CAST(flags AS INTEGER), CAST(data AS TEXT) FROM cards"
)
_REVIEWS = (
    "SELECT CAST(id AS INTEGER), CAST(cid AS INTEGER), CAST(ease AS INTEGER), CAST(ivl AS INTEGER), CAST(lastIvl AS INTEGER), "
    "CAST(factor AS INTEGER), CAST(time AS INTEGER), CAST(type AS INTEGER) FROM revlog"
)

_SUSPENDED = -1
_FLAGS = 7
_DAY_S = 86_400

#: A due date so far away says nothing any more.
_MOST_DAYS = 36_500

_MEND = "In Anki choose Tools → Check Database, and export the deck again."


class _Data(msgspec.Struct):
    """What FSRS noted of a card: its stability and difficulty."""

    s: float | None = None
    d: float | None = None


def read(tables: Tables, limits: Limits, *, now: float) -> Package:
    """The notes, cards and reviews of a collection; `now` is the present second of the epoch.

    Raises:
        RefusedError: something is missing, there twice, too long or too much.
    """
    if missing := [name for name in _NEEDED if name not in tables]:
        raise RefusedError(
            f"The collection in the package has no table {missing[0]!r}, so it is none of Anki's. {_MEND}"
        )
    for name, most in (("notes", limits.notes), ("cards", limits.cards), ("revlog", limits.reviews)):
        if (count := tables.count(name)) > most:
            raise RefusedError(
                f"The package has {count:,} rows of {name}, and at most {most:,} can be taken. Export fewer decks at once."
            )
    types, decks = note_types.read(tables, limits)
    notes = [_note(row, limits) for row in _in_order(tables.rows(_NOTES))]
    _check_notes(notes, types)
    created = tables.rows(_CRT)
    today = int((now - _whole(created[0][0] if created else 0)) // _DAY_S)
    cards = [_card(row, decks, today) for row in _in_order(tables.rows(_CARDS))]
    _check_cards(cards, {note.number for note in notes})
    reviews = [_review(row) for row in _in_order(tables.rows(_REVIEWS))]
    _once((review.at for review in reviews), "reviews have the moment")
    return Package(types, notes, cards, reviews)


def _in_order(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows by their number, which is sorted here and not by a database that is not to be trusted."""
    return sorted(rows, key=lambda row: _whole(row[0]))


def _note(row: tuple[Any, ...], limits: Limits) -> Note:
    number, guid, type_number, modified, tags, fields = row
    parts = tuple(_text(fields).split("\x1f"))
    if len(parts) > limits.parts or any(len(part) > limits.text_chars for part in parts):
        raise RefusedError(
            f"Note {number} has {len(parts)} fields, the longest with {max(map(len, parts)):,} characters; "
            f"at most {limits.parts} with {limits.text_chars:,} can be taken. Shorten it in Anki."
        )
    if not _text(guid) or len(guid) > limits.name_chars:
        raise RefusedError(f"Note {number} has no sound identifier: {_text(guid)[:40]!r}. {_MEND}")
    return Note(_whole(number), _text(guid), _whole(type_number), _tags(_text(tags)), parts, _whole(modified))


def _tags(text: str) -> tuple[str, ...]:
    """Tags in the order of the alphabet, each once."""
    return tuple(sorted(set(text.split())))


def _check_notes(notes: list[Note], types: Mapping[int, NoteType]) -> None:
    _once((note.number for note in notes), "notes have the number")
    _once((note.guid for note in notes), "notes have the identifier")
    for note in notes:
        if note.type_number not in types:
            raise RefusedError(
                f"Note {note.number} is of a type that the package does not have: {note.type_number}. {_MEND}"
            )


def _card(row: tuple[Any, ...], decks: Mapping[int, str], today: int) -> Card:
    number, note, deck, ordinal, kind, queue, due, interval, factor, reps, lapses, home_due, home, flags, data = (
        *map(_whole, row[:-1]),
        row[-1],
    )
    # A card that is away in a filtered deck belongs to the deck that it came from.
    due, deck = (home_due, home) if home else (due, deck)
    phase: CardPhase = PHASES[kind] if 0 <= kind < len(PHASES) else "new"
    stability, difficulty = _memory(_text(data))
    return Card(
        number,
        note,
        ordinal,
        decks.get(deck, "Default"),
        phase,
        _between(due - today, -_MOST_DAYS, _MOST_DAYS) if phase == "review" else due,
        _between(interval, 0, _MOST_DAYS),
        _between(factor, 0, 100_000) / 1000,
        _between(reps, 0, 1_000_000),
        _between(lapses, 0, 1_000_000),
        queue == _SUSPENDED,
        flags & _FLAGS,
        stability,
        difficulty,
    )


def _memory(data: str) -> tuple[float | None, float | None]:
    """Stability and difficulty of a card that FSRS has seen; None for both when one is missing or impossible."""
    try:
        told = msgspec.json.decode(data, type=_Data) if data else _Data()
    except (msgspec.DecodeError, UnicodeEncodeError):
        return None, None
    if told.s is None or told.d is None or not (0 < told.s <= _MOST_DAYS and 1 <= told.d <= 10) or math.isnan(told.s):
        return None, None
    return told.s, told.d


def _check_cards(cards: list[Card], notes: set[int]) -> None:
    _once((card.number for card in cards), "cards have the number")
    _once(((card.note_number, card.ordinal) for card in cards), "cards have the note and place")
    for card in cards:
        if card.note_number not in notes or not 0 <= card.ordinal < 100_000:
            raise RefusedError(
                f"Card {card.number} belongs to no note: {card.note_number}, place {card.ordinal}. {_MEND}"
            )


def _review(row: tuple[Any, ...]) -> Review:
    at, card, rating, interval, before, factor, milliseconds, kind = map(_whole, row)
    most = 2**31 - 1
    return Review(
        at,
        card,
        _between(rating, 0, 4),
        _between(interval, -most, most),
        _between(before, -most, most),
        _between(factor, 0, most),
        _between(milliseconds, 0, _DAY_S * 1000),
        _between(kind, 0, REVIEW + 4),
    )


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _text(value: object) -> str:
    # PostgreSQL keeps no NUL in texts.
    return value.replace("\0", "") if isinstance(value, str) else ""


def _between(value: int, least: int, most: int) -> int:
    return min(max(value, least), most)


def _once(values: Iterable[Hashable], what: str) -> None:
    value, count = next(iter(Counter(values).most_common(1)), ("", 0))
    if count > 1:
        raise RefusedError(f"{count} {what} {value!r}, which only one may have. {_MEND}")
