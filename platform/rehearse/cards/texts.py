"""What a person may write on a card and call a deck. Pure."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import Literal, get_args

from rehearse.cards.models import Form
from rehearse.catalog.cards import Flashcard

Kind = Literal["basic", "cloze", "output", "bug", "cost", "prompt"]
KINDS: tuple[Kind, ...] = get_args(Kind)

#: Characters of a front, a back or a reason that is typed: some ten screens. What is brought in may be longer.
MAX_TEXT = 20_000
MAX_NAME = 200
MAX_TAGS = 1000
MAX_LINKS, MAX_LINK = 10, 100
MAX_RUBRIC, MAX_LINE = 8, 400


class CardRefusedError(ValueError):
    """A card or a deck cannot be as it was typed. The text says what to change."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What a card says.

    `tags` are words with spaces between them, `links` the slugs of problems that practise the card. `rubric` has the lines by which
    an answer is graded; it is kept for every kind and shown for a "prompt". `form` says whether front, back and `why` are
    Markdown or HTML; a rubric is always Markdown.
    """

    front: str
    back: str
    kind: Kind = "basic"
    why: str = ""
    tags: str = ""
    links: tuple[str, ...] = ()
    rubric: tuple[str, ...] = ()
    form: Form = "markdown"


@dataclass(frozen=True, slots=True)
class Card:
    """A card of a person's own, with its deck, or one of the catalogue, which has none here.

    `version` is another number after every change. `rewritten` tells that the words on a card of the catalogue are the person's;
    `deleted` that the card was deleted, or that those words gave way to the original again.
    """

    item: str
    texts: Texts
    version: int
    deck_id: int | None = None
    deck: str = ""
    rewritten: bool = False
    deleted: bool = False


def texts_of(card: Flashcard) -> Texts:
    """What a card of the catalogue says."""
    kind = next(each for each in KINDS if each == card.kind)
    return _tidy(Texts(card.front, card.back, kind, why=card.why, links=card.links, rubric=card.rubric))


def tidied(texts: Texts, *, before: Texts | None = None) -> Texts:
    """The texts of a finished card as they are kept; those that stay as they were `before` may be as long as they are.

    Raises:
        CardRefusedError: they cannot be on a card.
    """
    kept = checked(texts, before=before)
    for name, text in (("front", kept.front), ("back", kept.back)):
        if not text:
            raise CardRefusedError(f"The {name} is empty. Write the {'question' if name == 'front' else 'answer'}.")
    return kept


def checked(texts: Texts, *, before: Texts | None = None) -> Texts:
    """The texts, finished or not, as they are kept: ends of lines alike, no blank lines around them, nothing twice.

    What is on the card `before` may stay on it, however long it is: it was brought in, and more may be brought in than typed.

    Raises:
        CardRefusedError: a text is too long, there are too many, or one has a character that cannot be stored.
    """
    kept, known = _tidy(texts), frozenset[str]() if before is None else _parts(_tidy(before))
    for name, text in (("front", kept.front), ("back", kept.back), ("reason", kept.why)):
        _check(name, text, MAX_TEXT, known)
    _check("list of tags", kept.tags, MAX_TAGS, known)
    _check_count("links", kept.links, MAX_LINKS)
    _check_count("lines in its rubric", kept.rubric, MAX_RUBRIC)
    for link in kept.links:
        _check("link", link, MAX_LINK, known)
    for line in kept.rubric:
        _check("line of the rubric", line, MAX_LINE, known)
    return kept


def checked_name(name: str) -> str:
    """The name of a deck as it is kept: on one line, without what cannot be shown.

    Raises:
        CardRefusedError: it is empty or too long.
    """
    shown = (" " if unicodedata.category(character) in {"Cc", "Cs"} else character for character in name)
    short = _on_one_line("".join(shown))
    if not short:
        raise CardRefusedError("The deck has no name. Type one, such as “Operating systems”.")
    if len(short) > MAX_NAME:
        raise CardRefusedError(f"The name has {len(short)} characters; at most {MAX_NAME} are taken. Shorten it.")
    return short


def _tidy(texts: Texts) -> Texts:
    return replace(
        texts,
        front=_lines(texts.front),
        back=_lines(texts.back),
        why=_lines(texts.why),
        tags=" ".join(dict.fromkeys(texts.tags.split())),
        links=tuple(dict.fromkeys(texts.links)),
        rubric=tuple(line for each in texts.rubric if (line := _on_one_line(each))),
    )


def _parts(texts: Texts) -> frozenset[str]:
    return frozenset((texts.front, texts.back, texts.why, texts.tags, *texts.links, *texts.rubric))


def _check(name: str, text: str, most: int, known: frozenset[str]) -> None:
    if len(text) > most and text not in known:
        raise CardRefusedError(f"The {name} has {len(text):,} characters; at most {most:,} are taken. Shorten it.")
    wrong = next((character for character in text if character == "\0" or "\ud800" <= character <= "\udfff"), "")
    if wrong:
        raise CardRefusedError(f"The {name} holds the character {wrong!r}, which cannot be stored. Remove it.")


def _check_count(name: str, found: tuple[str, ...], most: int) -> None:
    if len(found) > most:
        raise CardRefusedError(f"The card has {len(found)} {name}; at most {most} are taken. Remove some.")


def _lines(text: str) -> str:
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return "\n".join(lines).strip("\n")


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
