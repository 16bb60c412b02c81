"""The cards of the catalogue, as far as bringing in has to know them. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from rehearse.catalog.catalog import Catalog
from rehearse.review.library import library_of


def groups(catalog: Catalog) -> Mapping[str, str]:
    """The group of each card of the catalogue, by its item."""
    library = library_of(catalog)
    items = [each for deck in catalog.decks.values() for each in library.of_deck(deck)]
    items += [each for problem in catalog.problems.values() for each in library.of_problem(problem)]
    return {each.item: each.group for each in items if each.kind == "card"}
