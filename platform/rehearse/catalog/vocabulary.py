"""The words that problems may use: tags.toml and concepts.toml give them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from rehearse.catalog.concepts import Concept
from rehearse.catalog.tables import TomlFile


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that problems may use, by identifier. None: that list could not be read, so any goes."""

    categories: Mapping[str, str] | None = None
    tags: Mapping[str, str] | None = None
    concepts: Mapping[str, Concept] | None = None
    decks: Mapping[str, str] | None = None


def check_words(file: TomlFile, key: str, words: tuple[str, ...], known: Collection[str] | None, home: str) -> None:
    """Note each of the words under a key that is not known."""
    for word in words:
        if known is not None and word not in known:
            message = f"`{word}` in `{key}` is unknown."
            file.fault(message, f"Use one from {home}, or add it there.", file.line(key))
