"""The two sides of a card, made of a note by its type's templates: fields, conditions, gaps and filters. Pure.

What comes out is as hostile as what went in: it has to be cleaned before it is shown or stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from rehearse.exchange import cloze
from rehearse.exchange.limits import RefusedError
from rehearse.exchange.values import Note, NoteType

#: A side may be so long; templates that repeat fields could make gigabytes of a small package.
MOST_CHARS = 300_000

#: Conditions within conditions go no deeper.
_DEEPEST = 40

_TAG = re.compile(r"\{\{([^{}]*)\}\}", re.DOTALL)
_EMPTY = re.compile(r"(?:\s|&nbsp;|</?(?:br|div)\s*/?>)*", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]*>")
_READING = re.compile(r" ?([^ >\[\]]{1,50})\[([^\[\]]{1,100})\]")


@dataclass(frozen=True, slots=True)
class _Text:
    text: str


@dataclass(frozen=True, slots=True)
class _Field:
    """A field, and what is done to it, in order."""

    name: str
    filters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Condition:
    """What is shown when a field has something in it, or, `inverted`, when it has not."""

    name: str
    inverted: bool
    parts: tuple[_Part, ...]


_Part = _Text | _Field | _Condition


@dataclass(frozen=True, slots=True)
class Sides:
    """The question and the answer of a card, as HTML that was not cleaned yet."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class _Card:
    """The card that is made, and which of its sides."""

    ordinal: int
    is_cloze: bool
    answer: bool


def render(note: Note, kind: NoteType, ordinal: int, *, deck: str, front_side: bool = True) -> Sides:
    """The sides of the card with this ordinal. Without `front_side` the answer does not repeat the question where it says so.

    Raises:
        RefusedError: a side would be longer than may be.
    """
    is_cloze = kind.kind == "cloze"
    template = kind.templates[0 if is_cloze else min(ordinal, len(kind.templates) - 1)]
    fields = dict.fromkeys(kind.fields, "") | dict(zip(kind.fields, note.fields, strict=False))
    special = {
        "Tags": " ".join(note.tags),
        "Type": kind.name,
        "Deck": deck,
        "Subdeck": deck.rpartition("::")[2],
        "Card": template.name,
    }
    fields = special | fields
    if is_cloze:
        # A condition may ask which gap this is.
        fields.setdefault(f"c{ordinal + 1}", "1")
    question = _side(template.question, fields, _Card(ordinal, is_cloze, answer=False))
    answer = _side(
        template.answer, fields | {"FrontSide": question if front_side else ""}, _Card(ordinal, is_cloze, answer=True)
    )
    return Sides(question, answer)


def _side(template: str, fields: Mapping[str, str], card: _Card) -> str:
    parts: list[str] = []
    length = 0
    for part in _rendered(_parsed(template), fields, card):
        length += len(part)
        if length > MOST_CHARS:
            raise RefusedError(
                f"A card would have more than {MOST_CHARS:,} characters on one side: {template[:60]!r} … Shorten the note or its card type in Anki."
            )
        parts.append(part)
    return "".join(parts)


def _rendered(parts: tuple[_Part, ...], fields: Mapping[str, str], card: _Card) -> Iterator[str]:
    for part in parts:
        match part:
            case _Text(text):
                yield text
            case _Field(name, filters):
                yield _filtered(fields.get(name, ""), name, filters, card)
            case _Condition(name, inverted, inner):
                if (_EMPTY.fullmatch(fields.get(name, "")) is not None) == inverted:
                    yield from _rendered(inner, fields, card)


def _filtered(text: str, name: str, filters: tuple[str, ...], card: _Card) -> str:
    for each in filters:
        text = _apply(each, text, name, card)
    return text


def _apply(name: str, text: str, field: str, card: _Card) -> str:
    if name == "cloze":
        return cloze.shown(text, card.ordinal, answer=card.answer) if card.is_cloze else text
    if name == "type":
        # What is to be typed would be told by the question, so there it is left out.
        return text if card.answer else ""
    if name == "hint":
        return f"<details><summary>{field}</summary>{text}</details>" if text else ""
    return _FILTERS.get(name, _unchanged)(text)


def _unchanged(text: str) -> str:
    return text


def _plain(text: str) -> str:
    return _MARKUP.sub("", text)


def _nothing(_text: str) -> str:
    return ""


#: What other filters do; one that is not here leaves the text as it is.
_FILTERS: Mapping[str, Callable[[str], str]] = {
    "text": _plain,
    "furigana": lambda text: _READING.sub(r"<ruby>\1<rt>\2</rt></ruby>", text),
    "kana": lambda text: _READING.sub(r"\2", text),
    "kanji": lambda text: _READING.sub(r"\1", text),
    "tts": _nothing,
    "tts-voices": _nothing,
}


@lru_cache(maxsize=256)
def _parsed(template: str) -> tuple[_Part, ...]:
    """A template's parts. A condition without an end goes on to the end, and an end without a beginning is none."""
    open_: list[tuple[str, bool, list[_Part]]] = [("", False, [])]
    template = _without_comments(template)
    at = 0
    for tag in _TAG.finditer(template):
        open_[-1][2].append(_Text(template[at : tag.start()]))
        at = tag.end()
        sign, name = tag[1].strip()[:1], unescape(tag[1].strip()[1:].strip())
        if sign in "#^" and sign and len(open_) < _DEEPEST:
            open_.append((name, sign == "^", []))
        elif sign == "/":
            if name in {each[0] for each in open_[1:]}:
                while _close(open_) != name:
                    pass
        elif sign not in {"!", "="}:
            *filters, field = (each.strip() for each in unescape(tag[1]).split(":"))
            open_[-1][2].append(_Field(field, tuple(each.split(" ")[0] for each in reversed(filters))))
    open_[-1][2].append(_Text(template[at:]))
    while len(open_) > 1:
        _close(open_)
    return tuple(open_[0][2])


def _without_comments(template: str) -> str:
    first, *others = template.split("<!--")
    # A comment without an end is none.
    return first + "".join(other.partition("-->")[2] if "-->" in other else f"<!--{other}" for other in others)


def _close(open_: list[tuple[str, bool, list[_Part]]]) -> str:
    name, inverted, parts = open_.pop()
    open_[-1][2].append(_Condition(name, inverted, tuple(parts)))
    return name
