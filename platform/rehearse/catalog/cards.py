"""Flashcards: those of a problem folder, and how any file of cards is read."""

from __future__ import annotations

from dataclasses import dataclass

from rehearse.catalog.folder import ProblemFolder
from rehearse.catalog.schema import CardEntry, CardsFile
from rehearse.catalog.tables import TomlFile
from rehearse.catalog.vocabulary import Vocabulary, check_words

#: How many cards a problem may have.
CARDS = range(3, 9)

#: What is answered aloud is graded by so many lines that a listener could tick.
RUBRIC_LINES = 4


@dataclass(frozen=True, slots=True)
class Flashcard:
    """A question and its answer, bound to concepts.

    `kind` says how it is asked: "basic", "cloze", "output", "bug", "cost" or "prompt". `why` is what stands behind the answer,
    `links` are the slugs of problems that practise it, `source` is where it can be looked up, and `rubric` holds the lines by
    which an answer to a prompt is graded.
    """

    id: str
    front: str
    back: str
    concepts: tuple[str, ...]
    kind: str = "basic"
    why: str = ""
    links: tuple[str, ...] = ()
    source: str = ""
    rubric: tuple[str, ...] = ()


def read_cards(folder: ProblemFolder, vocabulary: Vocabulary) -> tuple[Flashcard, ...]:
    """The flashcards of a problem folder's cards.toml."""
    if "cards.toml" not in folder.texts:
        return ()
    file = TomlFile("cards.toml", folder.texts["cards.toml"], folder.log)
    cards = cards_of(file, vocabulary)
    if cards is None:
        return ()
    if len(cards) not in CARDS:
        file.fault(f"Cards: {len(cards)}.", f"Write {CARDS[0]} to {CARDS[-1]}, one fact each.")
    return cards


def cards_of(file: TomlFile, vocabulary: Vocabulary) -> tuple[Flashcard, ...] | None:
    """The flashcards of a file, whose faults are noted in it; None when they cannot be read."""
    data = file.data()
    read = None if data is None else file.table(CardsFile, data)
    if read is None:
        return None
    seen: set[str] = set()
    for number, card in enumerate(read.card):
        place = f"card[{number}]"
        check_words(file, f"{place}.concepts", card.concepts, vocabulary.concepts, "concepts.toml")
        if card.id in seen:
            message = f"The card id `{card.id}` is there twice."
            file.fault(message, "Give each card its own id.", file.line(f"{place}.id"))
        seen.add(card.id)
        _check_rubric(file, place, card)
    return tuple(
        Flashcard(
            card.id,
            card.front,
            card.back,
            card.concepts,
            kind=card.kind,
            why=card.why,
            links=card.links,
            source=card.source,
            rubric=card.rubric,
        )
        for card in read.card
    )


def _check_rubric(file: TomlFile, place: str, card: CardEntry) -> None:
    """A prompt is graded by its rubric, and nothing else has one."""
    if card.kind == "prompt" and len(card.rubric) != RUBRIC_LINES:
        message = f"The prompt `{card.id}` has a rubric of {len(card.rubric)} lines."
        next_step = f"Give it `rubric` with {RUBRIC_LINES} lines that a listener could tick."
        file.fault(message, next_step, file.line(f"{place}.rubric") or file.line(place))
    elif card.kind != "prompt" and card.rubric:
        message = f"The card `{card.id}` has a rubric, but is of the kind `{card.kind}`."
        file.fault(message, 'Remove it, or make it a `kind = "prompt"`.', file.line(f"{place}.rubric"))
