"""Note types and decks of a collection: JSON in the one row of `col` up to schema 14, tables with protobuf from then on. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta

from rehearse.exchange import messages
from rehearse.exchange.guarded import Tables
from rehearse.exchange.limits import Limits, RefusedError
from rehearse.exchange.values import NoteType, Template, TypeKind

_KIND, _CSS = 1, 3
_QUESTION, _ANSWER = 1, 2

_TYPES = "SELECT CAST(id AS INTEGER), CAST(name AS TEXT), CAST(config AS BLOB) FROM notetypes"
_FIELDS = "SELECT CAST(ntid AS INTEGER), CAST(ord AS INTEGER), CAST(name AS TEXT) FROM fields"
_TEMPLATES = (
    "SELECT CAST(ntid AS INTEGER), CAST(ord AS INTEGER), CAST(name AS TEXT), CAST(config AS BLOB) FROM templates"
)
_DECKS = "SELECT CAST(id AS INTEGER), CAST(name AS TEXT) FROM decks"
_JSON = "SELECT CAST(models AS TEXT), CAST(decks AS TEXT) FROM col"


_KINDS: Mapping[int, TypeKind] = {0: "standard", 1: "cloze"}

#: A number that a database can keep.
_Number = Annotated[int, Meta(ge=0, le=2**63 - 1)]


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
    types, decks = _from_tables(tables, limits) if "notetypes" in tables else _from_json(tables)
    if len(types) > limits.note_types:
        raise RefusedError(
            f"The package has {len(types):,} note types, and at most {limits.note_types:,} can be taken. Export fewer decks at once."
        )
    for found in types.values():
        _check(found, limits)
    for name in decks.values():
        if len(name) > limits.name_chars:
            raise RefusedError(
                f"The deck {name[:60]!r} … has a name of {len(name)} characters; at most {limits.name_chars} can be taken. Rename it in Anki."
            )
    return types, decks


def deck_name(name: str) -> str:
    """A deck's name as it is kept: on one line, decks within decks with `::` between them, none of them empty."""
    shown = (" " if unicodedata.category(sign) in {"Cc", "Cs"} else sign for sign in name.replace("\x1f", "::"))
    parts = [" ".join(part.split()) for part in "".join(shown).split("::")]
    return "::".join(part or "blank" for part in parts)


def _check(found: NoteType, limits: Limits) -> None:
    parts = max(len(found.fields), len(found.templates))
    texts = [found.css, *(text for each in found.templates for text in (each.question, each.answer))]
    names = [found.name, *found.fields, *(each.name for each in found.templates)]
    if (
        parts > limits.parts
        or not found.templates
        or max(map(len, texts)) > limits.text_chars
        or max(map(len, names)) > limits.name_chars
    ):
        raise RefusedError(
            f"The note type {found.name[:60]!r} has {len(found.fields)} fields, {len(found.templates)} card types and texts of up to {max(map(len, texts)):,} characters; "
            f"at most {limits.parts} and {limits.text_chars:,} can be taken, and at least one card type."
        )


def _from_tables(tables: Tables, limits: Limits) -> tuple[dict[int, NoteType], dict[int, str]]:
    for name in ("fields", "templates", "decks"):
        if name not in tables:
            raise RefusedError(f"The collection in the package has no table {name!r}. Export the deck again.")
    for name in ("notetypes", "fields", "templates", "decks"):
        if (count := tables.count(name)) > (most := limits.note_types * limits.parts):
            raise RefusedError(
                f"The package has {count:,} rows of {name}, and at most {most:,} can be taken. Export fewer decks at once."
            )
    fields = _by_type(tables.rows(_FIELDS))
    templates = _by_type(tables.rows(_TEMPLATES))
    types = {}
    for number, name, config in tables.rows(_TYPES):
        blob = config if isinstance(config, bytes) else b""
        types[_whole(number)] = NoteType(
            _whole(number),
            _said(name),
            _KINDS.get(messages.number(blob, _KIND), "standard"),
            tuple(_said(row[2]) for row in fields.get(number, ())),
            tuple(_template(row[2], row[3] or b"") for row in templates.get(number, ())),
            _said(messages.text(blob, _CSS)),
        )
    return types, {_whole(number): deck_name(_said(name)) for number, name in tables.rows(_DECKS)}


def _template(name: object, config: bytes) -> Template:
    return Template(_said(name), _said(messages.text(config, _QUESTION)), _said(messages.text(config, _ANSWER)))


def _by_type(rows: list[tuple[Any, ...]]) -> dict[Any, list[tuple[Any, ...]]]:
    found: dict[Any, list[tuple[Any, ...]]] = {}
    for row in sorted(rows, key=lambda each: (_whole(each[0]), _whole(each[1]))):
        found.setdefault(row[0], []).append(row)
    return found


def _from_json(tables: Tables) -> tuple[dict[int, NoteType], dict[int, str]]:
    rows = tables.rows(_JSON)
    models, decks = rows[0] if rows else ("{}", "{}")
    types = {}
    for number, model in _decoded(models, dict[_Number, _Model], "note types").items():
        fields = sorted(model.flds, key=lambda field: field.ord)
        cards = sorted(model.tmpls, key=lambda each: each.ord)
        types[number] = NoteType(
            number,
            _said(model.name),
            _KINDS.get(model.type, "standard"),
            tuple(_said(field.name) for field in fields),
            tuple(Template(_said(each.name), _said(each.qfmt), _said(each.afmt)) for each in cards),
            _said(model.css),
        )
    named = _decoded(decks, dict[_Number, _Deck], "decks")
    return types, {number: deck_name(deck.name) for number, deck in named.items()}


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
