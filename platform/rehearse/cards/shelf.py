"""The library with a person's own cards on it, and with their own words over cards of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rehearse.cards.models import Form
from rehearse.cards.texts import Card
from rehearse.catalog.cards import Flashcard
from rehearse.catalog.problem import Problem
from rehearse.review.items import is_own
from rehearse.review.library import Library, Shelved

#: Reads those of some items whose texts are the person's own.
Read = Callable[[Collection[str]], Mapping[str, Card]]


@dataclass(frozen=True, slots=True)
class Shown:
    """An item as its person sees it: a card, or a problem to solve again, which has none.

    `home` is the deck or the problem that it belongs to. `rewritten` tells that the words on a card of the catalogue are the
    person's; `form` is that of its texts.
    """

    card: Flashcard | None
    home: str
    problem: Problem | None = None
    form: Form = "markdown"
    rewritten: bool = False


class Shelf:
    """What one person can be asked. Texts of their own are read only for items that are looked up."""

    def __init__(self, library: Library, read: Read) -> None:
        self._library = library
        self._read = read
        self._own: dict[str, Card] = {}
        self._looked_up: set[str] = set()

    @property
    def library(self) -> Library:
        """What the catalogue has."""
        return self._library

    def look_up(self, items: Sequence[str], first: int) -> None:
        """Read what is needed to tell which of the items are there, and to show the first of those.

        This is one query, unless texts of the person's own are missing, which nothing should bring about.
        """
        while wanted := [item for item in self._wanted(items, first) if item not in self._looked_up]:
            self._own |= self._read(wanted)
            self._looked_up.update(wanted)

    def has(self, item: str) -> bool:
        """Whether an item has texts. A card of the person's own has some, unless a look showed none."""
        if item in self._own or self._library.find(item) is not None:
            return True
        return is_own(item) and item not in self._looked_up

    def present(self, items: Sequence[str]) -> set[str]:
        """Which of some items have texts, after a look at those of the person's own."""
        self.look_up(items, first=0)
        return {item for item in items if self.has(item)}

    def find(self, item: str) -> Shown | None:
        """An item that was looked up; None when there are no texts of it any more."""
        shelved, own = self._library.find(item), self._own.get(item)
        if own is None:
            return None if shelved is None else Shown(shelved.card, _home(shelved), shelved.problem)
        if shelved is None or shelved.card is None:
            return Shown(_flashcard(own), own.deck, form=own.texts.form)
        card = replace(_flashcard(own), concepts=shelved.card.concepts)
        return Shown(card, _home(shelved), shelved.problem, form=own.texts.form, rewritten=True)

    def _wanted(self, items: Sequence[str], first: int) -> list[str]:
        """The first that are there, and all of which only the person may have texts left."""
        astray = [item for item in items if not self.has(item)]
        return [*astray, *islice((item for item in items if self.has(item)), first)]


def _flashcard(own: Card) -> Flashcard:
    texts = own.texts
    rubric = texts.rubric if texts.kind == "prompt" else ()
    return Flashcard(
        own.item, texts.front, texts.back, (), kind=texts.kind, why=texts.why, links=texts.links, rubric=rubric
    )


def _home(shelved: Shelved) -> str:
    if shelved.problem is not None:
        return shelved.problem.title
    return shelved.deck.title if shelved.deck is not None else ""
