"""Cards as CSV: front, back, tags, deck, with a line of names or without, whatever stands between the columns. Pure.

A spreadsheet takes a cell that begins with `=` for a formula, which may do anything. So what goes out gets an apostrophe before
such a beginning, and what comes in loses it again.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from rehearse.cards import cleaning
from rehearse.exchange.limits import Limits, RefusedError
from rehearse.exchange.note_types import deck_name
from rehearse.exchange.prepared import Prepared, PreparedCard, own_item

COLUMNS = ("front", "back", "tags", "deck", "form")

#: The deck of cards that name none.
DECK = "Imported"

EMPTY = "Lines without a front or a back."
TWICE = "Lines with the deck and the front of a line before."

_DELIMITERS = ",;\t"
_SNIFFED = 20_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WORDS = "Save it as CSV in UTF-8, with the columns front and back."


@dataclass(frozen=True, slots=True)
class CsvCard:
    """A line of a file of cards. Texts are Markdown unless `form` says that they are HTML."""

    front: str
    back: str
    tags: str = ""
    deck: str = DECK
    form: Literal["markdown", "html"] = "markdown"


def read(content: bytes, limits: Limits) -> Iterator[CsvCard]:
    """The lines of a file.

    Raises:
        RefusedError: it is not UTF-8, has more lines or longer texts than may be, or has no front and back.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(f"The file is not UTF-8: {error.reason} at byte {error.start}. {_WORDS}") from error
    csv.field_size_limit(max(limits.text_chars, 131_072))
    rows = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=_delimiter(text))
    try:
        yield from _cards(rows, limits)
    except csv.Error as error:
        raise RefusedError(f"The file cannot be read as CSV: {error}. {_WORDS}") from error


def _delimiter(text: str) -> str:
    """What stands between the columns of the first line, outside of quotes."""
    outside = "".join(text[:_SNIFFED].split('"')[::2])
    first = next((line for line in outside.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=first.count)


def _cards(rows: Iterator[Sequence[str]], limits: Limits) -> Iterator[CsvCard]:
    names: Sequence[str] = ()
    cards = 0
    for number, row in enumerate((row for row in rows if any(cell.strip() for cell in row)), 1):
        if number == 1:
            header = [cell.strip().lower() for cell in row]
            if {"front", "back"} <= set(header):
                names = header
                continue
            names = COLUMNS
        cards += 1
        if cards > limits.cards:
            raise RefusedError(
                f"The file has more than {limits.cards:,} cards, which is the most that can be taken. Split it."
            )
        if len(row) < 2:
            raise RefusedError(
                f"Line {number} has {len(row)} column, and a card has at least a front and a back: {row[0][:40]!r}. {_WORDS}"
            )
        yield _card(dict(zip(names, map(_without_apostrophe, row), strict=False)), number, limits)


def _card(cells: Mapping[str, str], number: int, limits: Limits) -> CsvCard:
    deck = deck_name(cells.get("deck", "").strip() or DECK)
    if any(len(cell) > limits.text_chars for cell in cells.values()) or len(deck) > limits.name_chars:
        raise RefusedError(
            f"Line {number} is too long: a text may have {limits.text_chars:,} characters, and a deck's name {limits.name_chars}. Shorten it."
        )
    form = "html" if cells.get("form", "").strip().lower() == "html" else "markdown"
    return CsvCard(
        cells.get("front", "").strip(),
        cells.get("back", "").strip(),
        " ".join(cells.get("tags", "").split()),
        deck,
        cast("Literal['markdown', 'html']", form),
    )


def _without_apostrophe(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA and cell[1:] else cell


def prepare(cards: Iterable[CsvCard], here: Mapping[tuple[str, str], str]) -> Prepared:
    """The cards of a file. One whose deck and front are those of a card here is that card: `here` has its item."""
    made: dict[str, PreparedCard] = {}
    left_out: Counter[str] = Counter()
    for card in cards:
        front, back = (cleaning.clean(text) if card.form == "html" else text for text in (card.front, card.back))
        item = here.get((card.deck, front)) or own_item("csv", card.deck, front)
        reason = EMPTY if not front or not back else TWICE if item in made else ""
        left_out[reason] += bool(reason)
        if not reason:
            made[item] = PreparedCard(item, item, card.deck, front, back, card.tags, card.form, place=len(made) + 1)
    return Prepared([*made.values()], left_out=+left_out)


def write(cards: Iterable[CsvCard]) -> Iterator[str]:
    """The lines of a file, the names of the columns first; for a spreadsheet it begins with U+FEFF."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    yield "\ufeff"
    for row in [COLUMNS, *([card.front, card.back, card.tags, card.deck, card.form] for card in cards)]:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
