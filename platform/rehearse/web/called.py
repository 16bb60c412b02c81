"""What is shown of the cards that a failed test made due."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from rehearse.catalog.catalog import Catalog
from rehearse.review.library import library_of


class CalledOut(msgspec.Struct, frozen=True):
    """How many cards are due because a test failed, and what they ask about, by the names of the concepts."""

    cards: int
    concepts: list[str]


def shown_called(items: Collection[str], catalog: Catalog, tested: Iterable[str]) -> CalledOut:
    """Cards that were called because a test asks for these concepts."""
    library, names = library_of(catalog), catalog.vocabulary.concepts or {}
    asked = {
        concept
        for item in items
        if (shelved := library.find(item)) is not None and shelved.card is not None
        for concept in shelved.card.concepts
    }
    return CalledOut(len(items), [names[each].name if each in names else each for each in tested if each in asked])
