"""What can be reviewed: every card of a problem or a deck, and every problem, by the name of its item. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rehearse.catalog.cards import Flashcard
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.decks import Deck
from rehearse.catalog.problem import Problem
from rehearse.review.items import NewItem, card_key, problem_key

#: The twin of a formula's card, which asks when the formula fails, is about the same thing.
_TWIN = "-fails"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A card with the problem or the deck that it belongs to, or a problem without a card."""

    card: Flashcard | None
    problem: Problem | None = None
    deck: Deck | None = None


class Library:
    """The items of a catalogue."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._shelved = {problem_key(slug): Shelved(None, problem) for slug, problem in catalog.problems.items()}
        for problem in catalog.problems.values():
            self._shelved |= {card_key(card.id): Shelved(card, problem) for card in problem.cards}
        for deck in catalog.decks.values():
            self._shelved |= {card_key(card.id): Shelved(card, deck=deck) for card in deck.cards}
        self._about: dict[str, list[str]] = {}
        for item, shelved in self._shelved.items():
            for concept in shelved.card.concepts if shelved.card else ():
                self._about.setdefault(concept, []).append(item)

    def find(self, item: str) -> Shelved | None:
        """What an item is; None when the catalogue has it no more."""
        return self._shelved.get(item)

    def problem(self, slug: str) -> Problem | None:
        """A problem; None when there is none of this slug."""
        return self._catalog.problems.get(slug)

    def practising(self, concepts: Collection[str]) -> list[Problem]:
        """The problems that practise one of the concepts, easiest first."""
        found = [each for each in self._catalog.problems.values() if not set(concepts).isdisjoint(each.concepts)]
        return sorted(found, key=lambda each: (each.difficulty, each.minutes, each.title.lower()))

    def about(self, concepts: Collection[str]) -> list[str]:
        """The cards that ask for one of some concepts, of problems and decks alike."""
        return list(dict.fromkeys(item for concept in concepts for item in self._about.get(concept, ())))

    def of_deck(self, deck: Deck) -> Iterator[NewItem]:
        """The items of a deck. A card and its twin are one group."""
        return (NewItem(card_key(card.id), "card", card.id.removesuffix(_TWIN)) for card in deck.cards)

    def of_problem(self, problem: Problem) -> Iterator[NewItem]:
        """A problem's cards and the problem itself, which are one group."""
        for card in problem.cards:
            yield NewItem(card_key(card.id), "card", problem.slug)
        yield NewItem(problem_key(problem.slug), "problem", problem.slug)


_made: list[tuple[Catalog, Library]] = []


def library_of(catalog: Catalog) -> Library:
    """The library of a catalogue; made again only for another one."""
    if not _made or _made[0][0] is not catalog:
        _made[:] = [(catalog, Library(catalog))]
    return _made[0][1]
