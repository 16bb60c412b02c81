"""What is to be stored of a file that is brought in, whatever kind it was: cards with their texts, and what happened to each. Pure."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from rehearse.exchange.values import Note, NoteType
from rehearse.review.history import Entry, Standing

#: Told what is being done, how much of it is done, and how much there is. It may raise `CancelledError`.
Progress = Callable[[str, int, int], None]

#: A note that was made of a card here says so, so that it finds its card again when it comes back.
OURS = "rehearse:"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log: an entry, how long it took, and what the other program noted of it."""

    entry: Entry
    seconds: float | None = None
    origin: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class PreparedCard:
    """A card to be brought in.

    `item` is the same for the same card whenever it comes. `lines` is its history in order of time, and `standing` what that comes to
    for somebody who does not review it yet. A card with `guid` belongs to that note; `number` is what it was called where it
    came from. One that `is_known` has its texts here already, which stay.
    """

    item: str
    group: str
    deck: str
    front: str
    back: str
    tags: str
    form: Literal["html", "markdown"]
    kind: Literal["basic", "cloze"] = "basic"
    place: int = 1
    guid: str = ""
    ordinal: int = 0
    number: int = 0
    is_known: bool = False
    lines: tuple[Line, ...] = ()
    standing: Standing = field(default_factory=Standing)

    @property
    def digest(self) -> str:
        """What tells whether its texts are still as they came."""
        return digest(self.front, self.back, "", self.tags)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything of a file. `left_out` counts what cannot be taken, by the reason why."""

    cards: Sequence[PreparedCard]
    notes: Sequence[Note] = ()
    types: Mapping[int, NoteType] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)


def digest(front: str, back: str, why: str, tags: str) -> str:
    """A hash of the texts of a card."""
    return hashlib.sha256("\0".join((front, back, why, " ".join(tags.split()))).encode()).hexdigest()


def type_digest(kind: NoteType) -> str:
    """A hash of a note type, whatever its number: two that differ in anything are two."""
    cards = [(each.name, each.question, each.answer) for each in kind.templates]
    told = json.dumps([kind.name, kind.kind, kind.fields, cards, kind.css])
    return hashlib.sha256(told.encode()).hexdigest()


def own_item(*parts: str) -> str:
    """The item of a card that came from elsewhere, by what it is known by there."""
    return f"own:{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:32]}"
