"""What a package of Anki's holds, as plain values: notes with their types, the cards made of them, and how each was reviewed. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

#: "cloze" makes a card for each number of a gap, "standard" one for each template.
TypeKind = Literal["standard", "cloze"]

#: How far a card is, and what a review of it was; the numbers are Anki's.
CardPhase = Literal["new", "learning", "review", "relearning"]
PHASES: tuple[CardPhase, ...] = ("new", "learning", "review", "relearning")

#: Anki's kinds of review: what was learned, reviewed, learned anew, crammed, set by hand, and rescheduled.
LEARN, REVIEW, RELEARN, CRAM, BY_HAND, RESCHEDULED = range(6)


@dataclass(frozen=True, slots=True)
class Template:
    """How a card is made of a note: the texts of its two sides, with fields in double braces."""

    name: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """Which fields a kind of note has, and which cards are made of it."""

    number: int
    name: str
    kind: TypeKind
    fields: tuple[str, ...]
    templates: tuple[Template, ...]
    css: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What cards are made of. `guid` is the same wherever the note goes; `modified` is in seconds of the epoch."""

    number: int
    guid: str
    type_number: int
    tags: tuple[str, ...]
    fields: tuple[str, ...]
    modified: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """A card of a note: `ordinal` is that of its template, or of its gap.

    `due` is a number of days from today for a card that is reviewed, a second of the epoch for one that is learned, and a place
    among the new ones. `interval` is in days, `ease` a factor such as 2.5. `stability` and `difficulty` are None for a card that
    FSRS has not seen.
    """

    number: int
    note_number: int
    ordinal: int
    deck: str
    phase: CardPhase = "new"
    due: int = 0
    interval: int = 0
    ease: float = 0.0
    reviews: int = 0
    lapses: int = 0
    suspended: bool = False
    flag: int = 0
    stability: float | None = None
    difficulty: float | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One line of a card's history. `at` is in milliseconds of the epoch; `rating` is 0 for what was no answer.

    `interval` and `before` are days, or seconds when they are negative; `factor` is in thousandths, and `kind` one of Anki's.
    """

    at: int
    card_number: int
    rating: int
    interval: int
    before: int
    factor: int
    milliseconds: int
    kind: int


@dataclass(frozen=True, slots=True)
class Package:
    """All of it but the bytes of its media, which are read one by one. `media` are their names."""

    types: Mapping[int, NoteType]
    notes: Sequence[Note]
    cards: Sequence[Card]
    reviews: Sequence[Review]
    media: Sequence[str] = field(default=())
