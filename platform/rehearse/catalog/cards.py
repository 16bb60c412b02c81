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

#: What a bug's proof cannot do without.
_PROOF = ("was", "mended", "shows")


@dataclass(frozen=True, slots=True)
class Bug:
    """The proof that the code in front of a `bug` card is wrong and that its cure helps. No learner ever sees it.

    After `given`, which is run first, the code in front fails `shows`; with `mended` in the place of `was` it passes.
    """

    given: str
    was: str
    mended: str
    shows: str


@dataclass(frozen=True, slots=True)
class Flashcard:
    """A question and its answer, bound to concepts.

    `kind` says how it is asked: "basic", "cloze", "output", "bug", "cost" or "prompt". `why` is what stands behind the answer,
    `links` are the slugs of problems that practise it, `source` is where it can be looked up, and `rubric` holds the lines by
    which an answer to a prompt is graded. `bug` is there for cards of that kind which prove themselves.
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
    bug: Bug | None = None


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
        _check_proof(file, place, card)
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
            bug=Bug(card.given, card.was, card.mended, card.shows) if card.shows else None,
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


def _check_proof(file: TomlFile, place: str, card: CardEntry) -> None:
    """The proof of a bug is whole or not there at all, and nothing else has one."""
    there = [name for name in ("given", *_PROOF) if getattr(card, name)]
    missing = ", ".join(f"`{name}`" for name in _PROOF if name not in there)
    if there and card.kind != "bug":
        message = f"The card `{card.id}` has `{there[0]}`, but is of the kind `{card.kind}`."
        file.fault(message, 'Remove it, or make it a `kind = "bug"`.', file.line(f"{place}.{there[0]}"))
    elif there and missing:
        message = f"The proof of the bug `{card.id}` lacks {missing}."
        next_step = "Add it: `was` stands in the code, `mended` should, and `shows` fails with the one and passes with the other."
        file.fault(message, next_step, file.line(f"{place}.{there[0]}"))
