"""The gates of a deck: those of texts and of teaching, as far as they speak of cards."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from rehearse.authoring.bug_cards import check_bugs
from rehearse.authoring.cards import check_cards, of_card
from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.formulas import Formulas
from rehearse.authoring.gates import Outcome, joined
from rehearse.authoring.passages import Passage, passages_of_cards, proofs_of_cards
from rehearse.authoring.snippets import check_printed
from rehearse.authoring.texts import check_passages, outputs_of, with_links
from rehearse.authoring.workbench import Judge
from rehearse.catalog.decks import Deck


def check_deck(deck: Deck, *, formulas: Formulas, slugs: Collection[str], judge: Judge) -> Iterator[Outcome]:
    """What each gate says of a deck. `slugs` are those of all problems; `judge` runs the code of cards.

    Raises:
        SandboxError: nothing can be judged at present.
    """
    written = deck.path.read_text(encoding="utf-8")
    passages = {passage.name: passage for passage in passages_of_cards(deck.cards, written, "")}
    yield Outcome("G1", Report("the file loads"))
    texts = check_passages(tuple(passages.values()), formulas=formulas, slugs=slugs)
    printed = check_printed(outputs_of(deck.cards, passages), judge)
    proofs = {passage.name: passage for passage in proofs_of_cards(deck.cards, written, "")}
    bugs = check_bugs(deck.cards, {**passages, **proofs}, judge, required=True)
    yield Outcome("G2", joined(with_links(texts, deck.cards, passages, slugs), printed, bugs))
    findings = (*check_cards(deck.cards, passages), *_without_reason(deck, passages))
    yield Outcome("G14", Report(f"{len(deck.cards)} cards", findings, {"cards": len(deck.cards)}))


def _without_reason(deck: Deck, passages: Mapping[str, Passage]) -> Iterator[Finding]:
    """A problem's card has its editorial behind it; a deck's card has nothing but itself."""
    for card in deck.cards:
        if not card.why:
            step = "Add `why`: the reason in a sentence or two, or what follows from it."
            yield of_card(card, passages, "does not say why its answer is right", step)
