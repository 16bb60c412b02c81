"""Decks: files of flashcards that belong to no problem, problems/decks/<deck>.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rehearse.catalog.cards import Flashcard, cards_of
from rehearse.catalog.faults import FaultLog, ProblemFault
from rehearse.catalog.tables import TomlFile
from rehearse.catalog.vocabulary import Vocabulary

FOLDER = "decks"


@dataclass(frozen=True, slots=True)
class Deck:
    """The flashcards of one file. `name` is the deck's identifier, `title` what pages call it."""

    name: str
    title: str
    cards: tuple[Flashcard, ...]
    path: Path

    @property
    def place(self) -> str:
        """The file below the problems folder, such as "decks/statistics.toml"."""
        return place_of(self.name)


def place_of(name: str) -> str:
    """The file of a deck, below the problems folder."""
    return f"{FOLDER}/{name}.toml"


def load_decks(folder: Path, vocabulary: Vocabulary) -> tuple[Mapping[str, Deck], list[ProblemFault]]:
    """The sound decks of a problems folder by name, and what is wrong with the others. A folder without any is sound."""
    decks = {}
    faults = []
    for path in sorted((folder / FOLDER).glob("*.toml")):
        log = FaultLog("", place_of(path.stem))
        cards = _cards(path, log, vocabulary)
        if log.faults:
            faults += log.faults
        else:
            decks[path.stem] = Deck(path.stem, (vocabulary.decks or {}).get(path.stem, path.stem), cards, path)
    return decks, faults


def _cards(path: Path, log: FaultLog, vocabulary: Vocabulary) -> tuple[Flashcard, ...]:
    if vocabulary.decks is not None and path.stem not in vocabulary.decks:
        next_step = "Name the file after a deck of tags.toml [decks], or add one there."
        log.add("", f"There is no deck `{path.stem}`.", next_step)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        log.add("", f"The file cannot be read: {error}.", "Make it a plain, readable file in UTF-8.")
        return ()
    file = TomlFile("", text, log)
    cards = cards_of(file, vocabulary) or ()
    for number, card in enumerate(cards):
        if not card.id.startswith(f"{path.stem}-"):
            next_step = f"Begin it with `{path.stem}-`: then no two files ever use the same."
            file.fault(
                f"The card id `{card.id}` does not begin with its deck's name.",
                next_step,
                file.line(f"card[{number}].id"),
            )
    return cards
