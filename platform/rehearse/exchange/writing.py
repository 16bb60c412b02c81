"""Values as a package that Anki opens: schema 11 as `collection.anki21`, which every Anki since 2.1 reads. Pure.

Written by hand, because genanki writes no history, no schedule, no flags and nothing that is suspended.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any

from rehearse.exchange.values import PHASES, Card, Note, NoteType, Package, Review

_SCHEMA = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL,
 dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,
 dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL,
 tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL,
 usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL,
 factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,
 odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL,
 lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""
_SCHEMA_VERSION = 11

#: The entry "meta" of a package of this kind: field 1 is 2.
_META = b"\x08\x02"

_DAY_S = 86_400
_DEFAULT_DECK = 1
_EASE = 2_500
_SUSPENDED = -1

#: One step of learning is left, today and in all.
_ONE_STEP_LEFT = 1_001
_QUEUES = {"new": 0, "learning": 1, "review": 2, "relearning": 1}

_MARKUP = re.compile(r"<[^<>]*>")
_LATEX = (
    "\\documentclass[12pt]{article}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\begin{document}\n",
    "\\end{document}",
)
_CONF = {
    "schedVer": 2,
    "sched2021": True,
    "nextPos": 1,
    "curDeck": 1,
    "activeDecks": [1],
    "sortType": "noteFld",
    "sortBackwards": False,
}
_CONF |= {
    "newSpread": 0,
    "collapseTime": 1200,
    "timeLim": 0,
    "estTimes": True,
    "dueCounts": True,
    "curModel": None,
    "addToCur": True,
}
_OPTIONS: dict[str, Any] = {
    "id": 1,
    "mod": 0,
    "name": "Default",
    "usn": 0,
    "maxTaken": 60,
    "autoplay": True,
    "timer": 0,
    "replayq": True,
    "dyn": False,
    "new": {"bury": False, "delays": [1.0, 10.0], "initialFactor": _EASE, "ints": [1, 4, 0], "order": 1, "perDay": 20},
    "rev": {"bury": False, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
    "lapse": {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0},
}


def write(
    package: Package, media: Iterable[tuple[str, bytes]], to: Path, scratch: Path, *, day_begin: int, now: int
) -> None:
    """Write a package. `day_begin` is when today began, `now` the present, in seconds of the epoch; `scratch` is a folder."""
    file = scratch / "collection"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(_SCHEMA)
        _fill(connection, package, day_begin, now)
        connection.commit()
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("meta", _META)
        archive.write(file, "collection.anki21")
        names = {}
        for number, (name, content) in enumerate(media):
            names[str(number)] = name
            # Pictures and sounds are compressed already.
            archive.writestr(zipfile.ZipInfo(str(number)), content, zipfile.ZIP_STORED)
        archive.writestr("media", json.dumps(names))
    file.unlink()


def _fill(connection: sqlite3.Connection, package: Package, day_begin: int, now: int) -> None:
    # Days are counted from the day on which the collection was made, and none may be below 0.
    passed = max((-card.due for card in package.cards if card.phase == "review"), default=0) + 1
    today = max(passed, 1)
    decks = _decks(package.cards, now)
    numbers = {deck["name"]: deck["id"] for deck in decks.values()}
    models = {str(number): _model(kind, now) for number, kind in package.types.items()}
    texts = (json.dumps(each) for each in (_CONF, models, decks, {"1": _OPTIONS}, {}))
    created = day_begin - today * _DAY_S
    connection.execute(
        "INSERT INTO col VALUES (1, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, ?)",
        (created, now * 1000, now * 1000, _SCHEMA_VERSION, *texts),
    )
    connection.executemany("INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')", map(_note, package.notes))
    connection.executemany(
        "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)",
        (_card(card, numbers[card.deck], today, now) for card in package.cards),
    )
    connection.executemany("INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)", _reviews(package.reviews))


def _note(note: Note) -> tuple[Any, ...]:
    tags = f" {' '.join(note.tags)} " if note.tags else ""
    plain = unescape(_MARKUP.sub("", note.fields[0])).strip()
    checksum = int(hashlib.sha1(plain.encode(), usedforsecurity=False).hexdigest()[:8], 16)
    return (note.number, note.guid, note.type_number, note.modified, tags, "\x1f".join(note.fields), plain, checksum)


def _card(card: Card, deck: int, today: int, now: int) -> tuple[Any, ...]:
    due = today + card.due if card.phase == "review" else card.due
    learning = card.phase in {"learning", "relearning"}
    ease = 0 if card.phase == "new" else round(card.ease * 1000) or _EASE
    queue = _SUSPENDED if card.suspended else _QUEUES[card.phase]
    known = card.stability is not None and card.difficulty is not None
    data = json.dumps({"s": card.stability, "d": card.difficulty}) if known else ""
    place = (card.number, card.note_number, deck, card.ordinal, now)
    counts = (card.interval, ease, card.reviews, card.lapses, _ONE_STEP_LEFT if learning else 0)
    return (*place, PHASES.index(card.phase), queue, due, *counts, card.flag, data)


def _reviews(reviews: Iterable[Review]) -> Iterable[tuple[int, ...]]:
    """The lines of the history. Each is known by its millisecond, so one that is taken makes way by one."""
    last = 0
    for review in sorted(reviews, key=lambda review: review.at):
        last = max(review.at, last + 1)
        yield (
            last,
            review.card_number,
            review.rating,
            review.interval,
            review.before,
            review.factor,
            review.milliseconds,
            review.kind,
        )


def _decks(cards: Iterable[Card], now: int) -> dict[str, dict[str, Any]]:
    """The decks of some cards by number; the first deck has to be there, with cards or without."""
    names = dict.fromkeys(["Default", *sorted({card.deck for card in cards})])
    return {str(each["id"]): each for each in (_deck(name, now) for name in names)}


def _deck(name: str, now: int) -> dict[str, Any]:
    # Anki merges decks by name; the number only has to be the same each time, and another for another deck.
    number = (
        _DEFAULT_DECK
        if name == "Default"
        else 1_500_000_000_000 + int(hashlib.sha256(name.encode()).hexdigest()[:10], 16)
    )
    counts = dict.fromkeys(("lrnToday", "revToday", "newToday", "timeToday"), (0, 0))
    settings = {
        "collapsed": False,
        "browserCollapsed": False,
        "desc": "",
        "dyn": 0,
        "conf": 1,
        "extendNew": 0,
        "extendRev": 0,
    }
    return {"id": number, "name": name, "mod": now, "usn": -1, **counts, **settings}


def _model(kind: NoteType, now: int) -> Mapping[str, Any]:
    fields = [
        {"name": name, "ord": place, "sticky": False, "rtl": False, "font": "Arial", "size": 20}
        for place, name in enumerate(kind.fields)
    ]
    templates = [
        {
            "name": each.name,
            "ord": place,
            "qfmt": each.question,
            "afmt": each.answer,
            "bqfmt": "",
            "bafmt": "",
            "did": None,
            "bfont": "",
            "bsize": 0,
        }
        for place, each in enumerate(kind.templates)
    ]
    return {
        "id": kind.number,
        "name": kind.name,
        "type": int(kind.kind == "cloze"),
        "mod": now,
        "usn": -1,
        "sortf": 0,
        "did": None,
        "flds": fields,
        "tmpls": templates,
        "css": kind.css,
        "latexPre": _LATEX[0],
        "latexPost": _LATEX[1],
        "latexsvg": False,
        "req": [[place, "any", [0]] for place in range(len(templates))],
    }
