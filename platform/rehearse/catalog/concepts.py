"""concepts.toml: what flashcards ask about, and what should be known before what."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from rehearse.catalog import schema
from rehearse.catalog.rings import reached_from
from rehearse.catalog.tables import TomlFile


@dataclass(frozen=True, slots=True)
class Concept:
    """A fact or skill: its name on pages, the deck of its cards, and the concepts that come before it."""

    name: str
    deck: str = ""
    prerequisites: tuple[str, ...] = ()


def read_concepts(file: TomlFile, data: dict[str, Any], decks: Collection[str] = ()) -> dict[str, Concept]:
    """The concepts by identifier; what is wrong with them becomes faults of the file.

    A concept with a fault is still a known word, because problems that use it must not be blamed as well. Without
    `decks` any deck goes.
    """
    read = {key: _concept(key, file.table(schema.Concept, entry, key)) for key, entry in data.items()}
    needs = {key: concept.prerequisites for key, concept in read.items()}
    for key, names in needs.items():
        place = file.line(f"{key}.prerequisites")
        if decks and read[key].deck not in {"", *decks}:
            message = f"`{key}` is of the deck `{read[key].deck}`, which is unknown."
            file.fault(message, "Use one from tags.toml [decks], or add it there.", file.line(f"{key}.deck"))
        for name in (name for name in names if name not in read):
            file.fault(f"`{key}` asks for `{name}`, which is no concept.", "Use one of this file, or add it.", place)
        if key in reached_from(key, needs):
            message = f"`{key}` is, by way of others, its own prerequisite."
            file.fault(message, "Remove one prerequisite of the ring.", place)
    return {key: Concept(each.name, each.deck, _sound(key, needs)) for key, each in read.items()}


def _concept(key: str, table: schema.Concept | None) -> Concept:
    return Concept(key) if table is None else Concept(table.name, table.deck, table.prerequisites)


def _sound(key: str, needs: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The prerequisites without unknown ones and rings, so that whoever follows them comes to an end."""
    return tuple(name for name in needs[key] if name in needs and key not in {name, *reached_from(name, needs)})
