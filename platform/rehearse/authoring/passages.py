"""The Markdown texts of a problem or a deck as pages show them, each with the place where its author wrote it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from markdown_it.token import Token

from rehearse.catalog.cards import Flashcard
from rehearse.catalog.faults import FaultLog
from rehearse.catalog.levels import statement_of
from rehearse.catalog.markdown import parse
from rehearse.catalog.problem import Problem
from rehearse.catalog.programs import read_tests
from rehearse.catalog.texts import fill_statement

_KEY = re.compile(r"\s*(front|back|why|rubric|given|was|mended|shows)\s*=\s*(\"\"\"|''')?(.*)")


@dataclass(frozen=True, slots=True)
class Passage:
    """One Markdown text. `name` tells it from all others of its problem; `lines` holds the file's line of each of its own."""

    name: str
    file: str
    text: str
    lines: tuple[int, ...]

    def line(self, index: int) -> int | None:
        """The line of the file in which the text's line `index`, counted from 0, was written."""
        return self.lines[min(index, len(self.lines) - 1)] if self.lines else None


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a passage as Markdown reads it. It begins in the passage's line `index`, counted from 0.

    `block` is the number of the paragraph, cell, heading or code block that it stands in.
    """

    passage: Passage
    token: Token
    index: int
    block: int

    def line(self, below: int = 0) -> int | None:
        """The line of the author's file, `below` lines under the piece's first."""
        return self.passage.line(self.index + below)


def passages_of(problem: Problem) -> list[Passage]:
    """Every text of a problem that pages show as Markdown: statements, hints, editorial and cards."""
    statements = [_statement(problem, level) for level in range(1, problem.levels + 1)]
    cards = passages_of_cards(problem.cards, _written_in(problem, "cards.toml"), "cards.toml")
    return [*statements, *_hints(problem), _editorial(problem), *cards]


def proofs_of(problem: Problem) -> list[Passage]:
    """What proves the `bug` cards of a problem."""
    return list(proofs_of_cards(problem.cards, _written_in(problem, "cards.toml"), "cards.toml"))


def passages_of_cards(cards: Iterable[Flashcard], written: str, file: str) -> Iterator[Passage]:
    """The texts of cards, in the order in which the file's text `written` has them."""
    return _of_cards(cards, written, file, _shown)


def proofs_of_cards(cards: Iterable[Flashcard], written: str, file: str) -> Iterator[Passage]:
    """The proofs of `bug` cards in the same way, which are Python and on no page."""
    return _of_cards(cards, written, file, _proof)


def _of_cards(
    cards: Iterable[Flashcard], written: str, file: str, sides_of: Callable[[Flashcard], Mapping[str, str]]
) -> Iterator[Passage]:
    places = _card_places(written)
    for number, card in enumerate(cards):
        places_of_card = places[number] if number < len(places) else {}
        for side, text in sides_of(card).items():
            first, steps = places_of_card.get(side, (1, False))
            lines = _counted(text, first) if steps else (first,)
            if text:
                yield Passage(name_of(card, side), file, text, lines)


def _shown(card: Flashcard) -> Mapping[str, str]:
    return {"front": card.front, "back": card.back, "why": card.why, "rubric": "\n\n".join(card.rubric)}


def _proof(card: Flashcard) -> Mapping[str, str]:
    bug = card.bug
    return {} if bug is None else {"given": bug.given, "was": bug.was, "mended": bug.mended, "shows": bug.shows}


def name_of(card: Flashcard, side: str) -> str:
    """What the passage of a card's `front`, `back`, `why` or `rubric`, or of a part of its proof, is called."""
    return f"card {card.id} {side}"


def pieces_of(passage: Passage) -> Iterator[Piece]:
    """The passage in reading order: blocks, and what stands within their lines instead of the lines as a whole."""
    for block, token in enumerate(parse(passage.text)):
        first = token.map[0] if token.map else 0
        if token.type != "inline":
            yield Piece(passage, token, first, block)
            continue
        passed = 0
        for child in token.children or ():
            # Markdown does not say where a child begins, so what was written for it is looked for after its predecessor.
            found = token.content.find(_written(child), passed)
            passed = max(passed, found)
            yield Piece(passage, child, first + token.content.count("\n", 0, passed), block)
            if found >= 0:
                passed += len(_written(child))


def _written(token: Token) -> str:
    match token.type:
        case "math_inline":
            return f"{token.markup}{token.content}{token.markup}"
        case "link_open" | "image":
            # The text of a link comes before its address, and what follows is looked for from where the link begins.
            return "["
        case "softbreak" | "hardbreak":
            return "\n"
        case _:
            return token.content


def asked_at(problem: Problem) -> frozenset[str]:
    """The addresses that problem.toml names as evidence."""
    try:
        metadata = tomllib.loads(_written_in(problem, "problem.toml"))
    except tomllib.TOMLDecodeError:
        return frozenset()
    return frozenset(str(entry.get("url", "")) for entry in metadata.get("asked", ()))


def _written_in(problem: Problem, name: str) -> str:
    # A file that went away since the problem was loaded costs the lines, not the check.
    try:
        return (problem.folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _statement(problem: Problem, level: int) -> Passage:
    """The statement of a level as the page shows it; what fills a place has the line of the place."""
    name = statement_of(level)
    log = FaultLog(problem.slug, "")
    tests = read_tests(problem.suite, log)
    lines: list[int] = []
    for number, line in enumerate(_written_in(problem, name).split("\n"), 1):
        filled = fill_statement(line, problem.constants, tests, log, name)
        lines.extend([number] * (filled.count("\n") + 1))
    return Passage(name, name, problem.statements[level - 1], tuple(lines))


def _editorial(problem: Problem) -> Passage:
    return Passage("editorial.md", "editorial.md", problem.editorial, _counted(problem.editorial))


def _hints(problem: Problem) -> Iterator[Passage]:
    """The title and the text of each rung; they come in the order of the file."""
    written = _written_in(problem, "hints.md")
    passed = 0
    for number, hint in enumerate(problem.hints, 1):
        for part, text in (("title", hint.title), ("text", hint.markdown)):
            passed = max(passed, written.find(text, passed))
            first = written.count("\n", 0, passed) + 1
            passed += len(text)
            yield Passage(f"hints.md {number} {part}", "hints.md", text, _counted(text, first))


def _card_places(toml: str) -> list[dict[str, tuple[int, bool]]]:
    """For each card, the first line of each of its texts, and whether its lines are lines of the file too."""
    cards: list[dict[str, tuple[int, bool]]] = []
    for number, line in enumerate(toml.split("\n"), 1):
        if re.match(r"\s*\[\[\s*card\s*\]\]", line):
            cards.append({})
        elif cards and (key := _KEY.match(line)):
            # A line break right after the opening quotes belongs to TOML and not to the text.
            starts_below = key[2] is not None and not key[3]
            cards[-1].setdefault(key[1], (number + starts_below, key[2] is not None))
    return cards


def _counted(text: str, first: int = 1) -> tuple[int, ...]:
    return tuple(range(first, first + text.count("\n") + 1))
