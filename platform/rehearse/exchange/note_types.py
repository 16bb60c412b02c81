"""Note types and decks of a collection: JSON in the one row of `col` up to schema 14, tables with protobuf from then on. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from rehearse.exchange import messages
from rehearse.exchange.guarded import Tables
from rehearse.exchange.limits import Limits, RefusedError
from rehearse.exchange.values import NoteType, Template

_KIND, _CSS = 1, 3
_QUESTION, _ANSWER = 1, 2

_TYPES = "SELECT CAST(id AS INTEGER), CAST(name AS TEXT), CAST(config AS BLOB) FROM notetypes"
_FIELDS = "SELECT CAST(ntid AS INTEGER), CAST(ord AS INTEGER), CAST(name AS TEXT) FROM fields"
_TEMPLATES = "SELECT CAST(ntid AS INTEGER), CAST(ord AS INTEGER), CAST(name AS TEXT), CAST(config AS BLOB) FROM templates"
_DECKS = "SELECT CAST(id AS INTEGER), CAST(name AS TEXT) FROM decks"
_JSON = "SELECT CAST(models AS TEXT), CAST(decks AS TEXT) FROM col"


class _Field(msgspec.Struct):
    name: str
    ord: int = 0


class _Template(msgspec.Struct):
    qfmt: str
    afmt: str
    name: str = ""
    ord: int = 0


class _Model(msgspec.Struct):
    name: str
    flds: list[_Field]
    tmpls: list[_Template]
    type: int = 0
    css: str = ""


class _Deck(msgspec.Struct):
    name: str


def read(tables: Tables, limits: Limits) -> tuple[Mapping[int, NoteType], Mapping[int, str]]:
    """Note types, and the names of decks, by number.

    Raises:
        RefusedError: they cannot be read, or are longer or more than may be.
    """
    types, decks = _from_tables(tables) if "notetypes" in tables else _from_json(tables)
    if len(types) > limits.note_types:
        raise RefusedError(f"The package has {len(types):,} note types, and at most {limits.note_types:,} can be taken.")
    for found in types.values():
        _check(found, limits)
    for name in decks.values():
        if len(name) > limits.name_chars:
            raise RefusedError(f"The deck {name[:60]!r} … has a name of {len(name)} characters; at most {limits.name_chars} can be taken. Rename it in Anki.")
    return types, decks


def deck_name(name: str) -> str:
    """A deck's name as it is kept: decks within decks with `::` between them, none of them empty."""
    parts = [" ".join(part.split()) for part in name.replace("\0", "").replace("\x1f", "::").split("::")]
    return "::".join(part or "blank" for part in parts)


def _check(found: NoteType, limits: Limits) -> None:
    parts = max(len(found.fields), len(found.templates))
    texts = [found.css, *(text for each in found.templates for text in (each.question, each.answer))]
    names = [found.name, *found.fields, *(each.name for each in found.templates)]
    if parts > limits.parts or not found.templates or max(map(len, texts)) > limits.text_chars or max(map(len, names)) > limits.name_chars:
        raise RefusedError(
            f"The note type {found.name[:60]!r} has {len(found.fields)} fields, {len(found.templates)} card types and texts of up to {max(map(len, texts)):,} characters; "
            f"at most {limits.parts} and {limits.text_chars:,} can be taken, and at least one card type."
        )


def _from_tables(tables: Tables) -> tuple[dict[int, NoteType], dict[int, str]]:
    for name in ("fields", "templates", "decks"):
        if name not in tables:
            raise RefusedError(f"The collection in the package has no table {name!r}. Export the deck again.")
    fields = _by_type(tables.rows(_FIELDS))
    templates = _by_type(tables.rows(_TEMPLATES))
    types = {}
    for number, name, config in tables.rows(_TYPES):
        blob = config if isinstance(config, bytes) else b""
        cards = (Template(_said(row[2]), messages.text(row[3] or b"", _QUESTION), messages.text(row[3] or b"", _ANSWER)) for row in templates.get(number, ()))
        names = (_said(row[2]) for row in fields.get(number, ()))
        types[_whole(number)] = _note_type(_whole(number), _said(name), messages.number(blob, _KIND), names, cards, messages.text(blob, _CSS))
    return types, {_whole(number): deck_name(_said(name)) for number, name in tables.rows(_DECKS)}


def _by_type(rows: list[tuple[Any, ...]]) -> dict[Any, list[tuple[Any, ...]]]:
    found: dict[Any, list[tuple[Any, ...]]] = {}
    for row in sorted(rows, key=lambda each: (_whole(each[0]), _whole(each[1]))):
        found.setdefault(row[0], []).append(row)
    return found


def _from_json(tables: Tables) -> tuple[dict[int, NoteType], dict[int, str]]:
    rows = tables.rows(_JSON)
    models, decks = rows[0] if rows else ("{}", "{}")
    types = {}
    for number, model in _decoded(models, dict[int, _Model], "note types").items():
        names = (field.name for field in sorted(model.flds, key=lambda field: field.ord))
        cards = (Template(each.name, each.qfmt, each.afmt) for each in sorted(model.tmpls, key=lambda each: each.ord))
        types[number] = _note_type(number, model.name, model.type, names, cards, model.css)
    named = _decoded(decks, dict[int, _Deck], "decks")
    return types, {number: deck_name(deck.name) for number, deck in named.items()}


def _note_type(number: int, name: str, kind: int, fields: Any, templates: Any, css: str) -> NoteType:
    return NoteType(number, name, "cloze" if kind == 1 else "standard", tuple(fields), tuple(templates), css)


_T = TypeVar("_T")


def _decoded(text: object, kind: type[_T], what: str) -> _T:
    try:
        return msgspec.json.decode(text if isinstance(text, str) else "", type=kind)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise RefusedError(f"The package's {what} cannot be read: {error}. Export the deck again.") from error


def _said(value: object) -> str:
    return value.replace("\0", "") if isinstance(value, str) else ""


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
