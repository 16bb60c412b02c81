"""Packages of Anki's made for tests: by our writer, and by hand as Anki makes them today."""

from __future__ import annotations

import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import zstandard

from rehearse.exchange import writing
from rehearse.exchange.values import Card, Note, NoteType, Package, Review, Template

#: 1 March 2026, 12:00 UTC, and when that day began.
NOW = 1_772_366_400
DAY_BEGIN = NOW - 8 * 3600
DAY_MS = 86_400_000

BASIC = NoteType(
    1001,
    "Basic",
    "standard",
    ("Front", "Back"),
    (Template("Card 1", "{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}"),),
)
REVERSED = NoteType(
    1002,
    "Both ways",
    "standard",
    ("Front", "Back"),
    (*BASIC.templates, Template("Card 2", "{{Back}}", "{{FrontSide}}<hr id=answer>{{Front}}")),
    ".card { color: red; }",
)
CLOZE = NoteType(
    1003, "Gaps", "cloze", ("Text", "More"), (Template("Cloze", "{{cloze:Text}}", "{{cloze:Text}}<br>{{More}}"),)
)
TYPES = {each.number: each for each in (BASIC, REVERSED, CLOZE)}

STUB = Package(
    {1001: BASIC},
    [Note(1, "stub", 1001, (), ("Please update to the latest Anki version, then import the file again.", ""))],
    [Card(1, 1, 0, "Default")],
    [],
)


def small(*, front: str = "What?", guid: str = "note-1", **card: object) -> Package:
    """One note with one card."""
    return Package(
        TYPES, [Note(11, guid, 1001, ("tag",), (front, "That."), 1_700_000_000)], [Card(21, 11, 0, "Deck", **card)], []
    )


def answered(*reviews: tuple[float, int, int], **card: object) -> Package:
    """One card with reviews: so many days ago, rated so, with an interval of so many days."""
    made = [
        Review(NOW * 1000 - round(ago * DAY_MS), 21, rating, interval, 0, 2500, 4000, 1)
        for ago, rating, interval in reviews
    ]
    plain = small(phase="review", interval=10, **card)
    return Package(plain.types, plain.notes, plain.cards, made)


def large(cards: int) -> tuple[Package, dict[str, bytes]]:
    """So many cards of three types with tags, files, flags, histories and what is suspended; and the bytes of the files."""
    notes: list[Note] = []
    made: list[Card] = []
    reviews: list[Review] = []
    number = 0
    while len(made) < cards:
        number += 1
        kind = (BASIC, REVERSED, CLOZE)[number % 3]
        text = (
            f"Die {{{{c1::Stadt {number}::Ort}}}} in {{{{c2::Land}}}}"
            if kind is CLOZE
            else f'Frage {number} <img src="p{number % 7}.png">'
        )
        fields = (text, f"Antwort {number} &amp; [sound:t.mp3]")
        notes.append(
            Note(10_000 + number, f"guid-{number}", kind.number, ("a::b", f"t{number % 5}"), fields, 1_700_000_000)
        )
        for ordinal in range(1 if kind is BASIC else 2):
            made.append(_card(len(made), notes[-1].number, ordinal))
            reviews += _reviews(made[-1])
    media = {f"p{place}.png": b"\x89PNG" + bytes([place]) * 50 for place in range(7)} | {"t.mp3": b"ID3sound"}
    return Package(TYPES, notes, made[:cards], [each for each in reviews if each.card_number < 50_000 + cards]), media


def _card(place: int, note: int, ordinal: int) -> Card:
    phase = "review" if place % 3 else "new"
    known = (
        {"due": place % 9, "interval": 9 + place % 30, "ease": 2.5, "reviews": 3}
        if phase == "review"
        else {"due": place}
    )
    deck = ("Sprachen::Erdkunde", "ML")[place % 2]
    return Card(50_000 + place, note, ordinal, deck, phase, **known, flag=place % 11 % 8, suspended=place % 13 == 0)


def _reviews(card: Card) -> list[Review]:
    """Three answers of every other card that is known, over a month."""
    if card.phase == "new" or card.number % 2:
        return []
    at = NOW * 1000 - 40 * DAY_MS + card.number
    learnt = Review(at, card.number, 3, -600, -60, 0, 5000, 0)
    return [
        learnt,
        Review(at + DAY_MS, card.number, 3, 4, -600, 2500, 4200, 1),
        Review(at + 5 * DAY_MS, card.number, 1 + card.number % 4, 9, 4, 2350, 3100, 1),
    ]


def write(to: Path, package: Package, media: Mapping[str, bytes] | None = None) -> Path:
    """A package by our own writer: `collection.anki21`."""
    with tempfile.TemporaryDirectory() as scratch:
        writing.write(package, (media or {}).items(), to, Path(scratch), day_begin=DAY_BEGIN, now=NOW)
    return to


def write_old(to: Path, package: Package, media: Mapping[str, bytes] | None = None) -> Path:
    """A package of the first kind, as genanki writes it: `collection.anki2` and nothing that says a version."""
    write(to, package, media)
    entries = {name: content for name, content in entries_of(to).items() if name != "meta"}
    entries["collection.anki2"] = entries.pop("collection.anki21")
    return zipped(to, entries)


def write_modern(to: Path, package: Package, media: Mapping[str, bytes] | None = None) -> Path:
    """A package as Anki writes it today: schema 18 in Zstandard, a list of files in protobuf, and the stub that nobody should read."""
    packed = {str(place): zstandard.compress(content) for place, content in enumerate((media or {}).values())}
    listed = b"".join(
        _bytes(1, _bytes(1, name.encode()) + _number(2, len(content))) for name, content in (media or {}).items()
    )
    entries = {
        "meta": b"\x08\x03",
        "collection.anki21b": zstandard.compress(_collection(package)),
        "collection.anki2": entries_of(write_old(to, STUB))["collection.anki2"],
        "media": zstandard.compress(listed),
        **packed,
    }
    return zipped(to, entries)


WRITERS: dict[str, Callable[..., Path]] = {"anki21b": write_modern, "anki21": write, "anki2": write_old}


def entries_of(path: Path) -> dict[str, bytes]:
    """The files in a zip file."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(to: Path, entries: Mapping[str, bytes]) -> Path:
    """A zip file of these files."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return to


def with_sql(path: Path, *statements: str, entry: str = "collection.anki21") -> Path:
    """The package after these statements were run on its collection."""
    entries = entries_of(path)
    with tempfile.NamedTemporaryFile() as file, closing(sqlite3.connect(file.name)) as connection:
        connection.deserialize(entries[entry])
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        entries[entry] = connection.serialize()
    return zipped(path, entries)


def _collection(package: Package) -> bytes:
    """A database of schema 18 as bytes."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.create_collation(
            "unicase", lambda one, other: (one.lower() > other.lower()) - (one.lower() < other.lower())
        )
        with tempfile.TemporaryDirectory() as scratch:
            whole = entries_of(write(Path(scratch) / "x.apkg", package))["collection.anki21"]
        connection.deserialize(whole)
        connection.execute("UPDATE col SET ver = 18, models = '', decks = '', dconf = '', conf = '', tags = ''")
        connection.execute(
            "CREATE TABLE notetypes (id integer PRIMARY KEY, name text COLLATE unicase, mtime_secs, usn, config blob)"
        )
        connection.execute("CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name)")
        connection.execute(
            "CREATE TABLE fields (ntid, ord, name text COLLATE unicase, config blob, PRIMARY KEY (ntid, ord)) without rowid"
        )
        connection.execute(
            "CREATE TABLE templates (ntid, ord, name text COLLATE unicase, mtime_secs, usn, config blob, PRIMARY KEY (ntid, ord)) without rowid"
        )
        connection.execute(
            "CREATE TABLE decks (id integer PRIMARY KEY, name text COLLATE unicase, mtime_secs, usn, common blob, kind blob)"
        )
        for kind in package.types.values():
            config = _number(1, int(kind.kind == "cloze")) + _bytes(3, kind.css.encode())
            connection.execute("INSERT INTO notetypes VALUES (?, ?, 0, 0, ?)", (kind.number, kind.name, config))
            for place, name in enumerate(kind.fields):
                connection.execute("INSERT INTO fields VALUES (?, ?, ?, x'')", (kind.number, place, name))
            for place, each in enumerate(kind.templates):
                config = _bytes(1, each.question.encode()) + _bytes(2, each.answer.encode())
                connection.execute(
                    "INSERT INTO templates VALUES (?, ?, ?, 0, 0, ?)", (kind.number, place, each.name, config)
                )
        numbers = {name: number for number, name in _decks(whole).items()}
        for name in {card.deck for card in package.cards}:
            connection.execute(
                "INSERT INTO decks VALUES (?, ?, 0, 0, x'', x'')", (numbers[name], name.replace("::", "\x1f"))
            )
        connection.commit()
        return connection.serialize()


def _decks(collection: bytes) -> dict[int, str]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(collection)
        return {
            int(number): deck["name"]
            for number, deck in json.loads(connection.execute("SELECT decks FROM col").fetchone()[0]).items()
        }


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value
