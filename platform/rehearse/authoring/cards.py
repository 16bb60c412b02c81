"""What makes a flashcard a bad one: it asks nothing, gives the answer away, is long, or asks what another asks."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from rehearse.authoring.findings import Finding, Severity
from rehearse.authoring.passages import Passage, name_of
from rehearse.catalog.cards import Flashcard
from rehearse.syntax import tree_of

#: Fronts that are this much alike ask the same thing; wording differs in more, even in one family of questions.
_ALIKE = 0.85
_LEAST_WORDS = 3
_MOST_WORDS = {"front": 25, "back": 40}

_GAP = re.compile(r"\{\{.+?\}\}|_{3,}|…|\.\.\.")
_CODE = re.compile(r"```.*?```", re.DOTALL)
_PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")


def check_cards(cards: Sequence[Flashcard], passages: Mapping[str, Passage]) -> Iterator[Finding]:
    """What is wrong with each card, and which ask the same. `passages` are the cards' texts by name."""
    for card in cards:
        yield from _card(card, passages)
        if card.kind in {"output", "bug"}:
            yield from _shown_code(card, passages)
    yield from _twins(cards, passages)


def _card(card: Flashcard, passages: Mapping[str, Passage]) -> Iterator[Finding]:
    if _plain(card.front) == _plain(card.back):
        yield of_card(card, passages, "repeats on its back what is in front", "Answer the question on the back.")
    if card.kind == "cloze" and not _GAP.search(card.front):
        yield of_card(card, passages, "is a cloze without a gap", "Put `___` where the answer belongs.")
    elif card.kind not in {"cloze", "prompt"} and "?" not in card.front:
        yield of_card(card, passages, "asks nothing in front", "Put it as a question, or make it a cloze or a prompt.")
    if len(_WORD.findall(card.front)) < _LEAST_WORDS:
        step = "Ask so that it can be answered without having seen the problem."
        yield of_card(card, passages, "has too few words in front to be understood alone", step)
    for side, most in _MOST_WORDS.items():
        count = len(_WORD.findall(_CODE.sub("", getattr(card, side))))
        if count > most:
            said = f"has {count} words on its {side}, which takes long to recall and to judge"
            step = f"Split it, or cut it to {most} words."
            yield of_card(card, passages, said, step, side=side, severity="warning")


def _shown_code(card: Flashcard, passages: Mapping[str, Passage]) -> Iterator[Finding]:
    if "`" not in card.front:
        said = f"is of the kind `{card.kind}` but shows no code"
        yield of_card(card, passages, said, "Show the code in a block.")
    for source in _PYTHON.findall(card.front):
        try:
            tree_of(source)
        except SyntaxError as error:
            said = f"shows code that is not Python: {error.msg} in line {error.lineno} of it"
            yield of_card(card, passages, said, "Mend the code: what is asked about should not hide behind it.")


def _twins(cards: Sequence[Flashcard], passages: Mapping[str, Passage]) -> Iterator[Finding]:
    for one, two in itertools.combinations(cards, 2):
        if difflib.SequenceMatcher(None, _plain(one.front), _plain(two.front), autojunk=False).ratio() >= _ALIKE:
            yield of_card(two, passages, f"asks nearly the same as `{one.id}`", "Remove one, or ask something else.")


def of_card(
    card: Flashcard,
    passages: Mapping[str, Passage],
    what: str,
    next_step: str,
    *,
    side: str = "front",
    below: int = 0,
    severity: Severity = "error",
) -> Finding:
    """A finding about a card, `below` lines under the first of one of its sides."""
    passage = passages[name_of(card, side)]
    return Finding(passage.file, f"The card `{card.id}` {what}.", next_step, passage.line(below), severity)


def _plain(text: str) -> list[str]:
    """The words of a text, whatever their case and signs; in code every sign counts, too."""
    words = [word.lower() for word in _WORD.findall(_CODE.sub("", text))]
    return words + [token for block in _CODE.findall(text) for token in block.split()]
