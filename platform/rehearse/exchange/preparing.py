"""A package of Anki's, made ready to be stored: sides rendered and cleaned, histories told as ours. Pure.

All that takes long happens here, before anything of the database is held.
"""

from __future__ import annotations

import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from urllib.parse import unquote

from rehearse.cards import cleaning
from rehearse.exchange import templates
from rehearse.exchange.limits import Limits, RefusedError
from rehearse.exchange.pasts import Teller
from rehearse.exchange.prepared import OURS, Prepared, PreparedCard, Progress, own_item
from rehearse.exchange.values import Card, Note, NoteType, Package, Review

#: Cards between two words to whoever waits.
_STEP = 50

EXTERNAL = "Pictures of other sites: they would tell those sites what you review, and when."

_EXTERNAL_PICTURE = re.compile(r"<img[^<>]{0,300}?\ssrc=[\"']?\s*(?:https?:)?//", re.IGNORECASE)

#: An answer often begins with a line that divides it from the question; here the question stays above it anyway.
_DIVIDER = re.compile(r"\s*<hr[^<>]*>\s*", re.IGNORECASE)

#: Where a field names a file: a sound, or the source of an element.
_NAMED = re.compile(
    r"(?P<before>\[sound:|src=(?P<quote>[\"']?))(?P<name>[^\[\]<>\"']{1,400}?)(?P<after>\]|(?P=quote)(?=[\s>/]))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Known:
    """What of the package is here already.

    `groups` has the group of each item that the person reviews or could take up, `renamed` how files are called here whose names are
    taken.
    """

    groups: Mapping[str, str] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)


def prepare(
    package: Package,
    teller: Teller,
    *,
    known: Known,
    progress: Progress,
    limits: Limits,
    clock: Callable[[], float] = time.monotonic,
) -> Prepared:
    """Everything of a package.

    Raises:
        RefusedError: its cards would be longer, or take longer, than may be.
        CancelledError: the person does not want it any more.
    """
    notes = {note.number: _renamed(note, known.renamed) for note in package.notes}
    reviews: dict[int, list[Review]] = defaultdict(list)
    for review in package.reviews:
        reviews[review.card_number].append(review)
    left_out: Counter[str] = Counter()
    budget = _Budget(limits, clock)
    cards = []
    for place, card in enumerate(sorted(package.cards, key=_order), 1):
        if place % _STEP == 1:
            progress("Cards", place, len(package.cards))
        note = notes[card.note_number]
        kind = package.types[note.type_number]
        made = _card(card, note, kind, known, left_out)
        budget.spend(made)
        lines, standing = teller.past(made.item, card, reviews.get(card.number, ()), left_out)
        cards.append(replace(made, place=place, lines=lines, standing=standing))
    taken = {card.guid for card in cards if card.guid}
    kept = [note for note in notes.values() if note.guid in taken]
    used = {note.type_number for note in kept}
    return Prepared(cards, kept, {number: kind for number, kind in package.types.items() if number in used}, +left_out)


@dataclass(slots=True)
class _Budget:
    """How much text and time are left. A small package could make gigabytes of cards by repeating its fields."""

    limits: Limits
    clock: Callable[[], float]
    chars: int = 0
    end: float = 0.0

    def spend(self, card: PreparedCard) -> None:
        self.end = self.end or self.clock() + self.limits.seconds_to_prepare
        self.chars += len(card.front) + len(card.back)
        if self.chars > self.limits.card_chars:
            raise RefusedError(
                f"The cards of the package have more than {self.limits.card_chars:,} characters, which is the most that can be taken. Export fewer decks at once."
            )
        if self.clock() > self.end:
            raise RefusedError(
                f"The cards of the package take longer than {self.limits.seconds_to_prepare:.0f} s to read. Export fewer decks at once."
            )


def _order(card: Card) -> tuple[bool, int, int]:
    """New ones first, in the order in which Anki would ask them."""
    return card.phase != "new", card.due if card.phase == "new" else 0, card.number


def _card(card: Card, note: Note, kind: NoteType, known: Known, left_out: Counter[str]) -> PreparedCard:
    ours = note.guid.removeprefix(OURS) if note.guid.startswith(OURS) else ""
    if ours.startswith(("own:", "card:")) and not card.ordinal and ours in known.groups:
        return PreparedCard(
            ours, known.groups[ours], card.deck, "", "", "", "markdown", number=card.number, is_known=True
        )
    sides = templates.render(note, kind, card.ordinal, deck=card.deck, front_side=False)
    left_out[EXTERNAL] += sum(len(_EXTERNAL_PICTURE.findall(side)) for side in (sides.question, sides.answer))
    return PreparedCard(
        own_item(note.guid, str(card.ordinal)),
        own_item(note.guid).replace("own:", "note:"),
        card.deck,
        cleaning.from_anki(sides.question).strip(),
        cleaning.from_anki(_without_divider(sides.answer)).strip(),
        " ".join(note.tags),
        "html",
        "cloze" if kind.kind == "cloze" else "basic",
        guid=note.guid,
        ordinal=card.ordinal,
        number=card.number,
    )


def _without_divider(answer: str) -> str:
    divider = _DIVIDER.match(answer)
    return answer[divider.end() :] if divider else answer


def _renamed(note: Note, names: Mapping[str, str]) -> Note:
    """A note whose files are called as they are here."""
    if not names:
        return note

    def name(found: re.Match[str]) -> str:
        here = names.get(unquote(unescape(found["name"])).strip())
        return found[0] if here is None else f"{found['before']}{here}{found['after']}"

    return replace(note, fields=tuple(_NAMED.sub(name, text) for text in note.fields))


def names_in(texts: Iterator[str]) -> set[str]:
    """The names of files that fields speak of."""
    return {unquote(unescape(found["name"])).strip() for text in texts for found in _NAMED.finditer(text)}
