"""The flashcards of a problem folder."""

from __future__ import annotations

from rehearse.catalog.folder import ProblemFolder
from rehearse.catalog.problem import Flashcard
from rehearse.catalog.schema import CardsFile
from rehearse.catalog.tables import TomlFile
from rehearse.catalog.vocabulary import Vocabulary, check_words

CARDS = range(3, 9)


def read_cards(folder: ProblemFolder, vocabulary: Vocabulary) -> tuple[Flashcard, ...]:
    """The flashcards of cards.toml."""
    if "cards.toml" not in folder.texts:
        return ()
    file = TomlFile("cards.toml", folder.texts["cards.toml"], folder.log)
    data = file.data()
    cards = None if data is None else file.table(CardsFile, data)
    if cards is None:
        return ()
    if len(cards.card) not in CARDS:
        file.fault(f"Cards: {len(cards.card)}.", f"Write {CARDS[0]} to {CARDS[-1]}, one fact each.")
    for card in cards.card:
        check_words(file, "card.concepts", card.concepts, vocabulary.concepts, "concepts.toml")
    ids = [card.id for card in cards.card]
    for twice in sorted({one for one in ids if ids.count(one) > 1}):
        file.fault(f"The card id `{twice}` is there twice.", "Give each card its own id.")
    return tuple(Flashcard(card.id, card.front, card.back, card.concepts, card.kind, card.why) for card in cards.card)
