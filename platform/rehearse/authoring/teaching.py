"""Gate G14: hints lead and do not solve, cards ask, and the editorial says what an interview goes on to ask."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterator

from rehearse.authoring.findings import Finding, Report, Severity
from rehearse.authoring.likeness import given_away, lines_given_away
from rehearse.authoring.passages import Passage, passages_of
from rehearse.catalog.problem import Flashcard, Problem

#: A hint that holds this share of the reference is the reference.
MOST_GIVEN_AWAY = 0.4

#: Fronts that are this much alike ask the same thing; wording differs in more, even in one family of questions.
_ALIKE = 0.85
_LEAST_WORDS = 3
_MOST_WORDS = {"front": 25, "back": 40}

_COST = re.compile(r"\bO\s*(\\left)?\(|\\mathcal\s*\{?\s*O\b|\\Theta\b")
_ANOTHER_WAY = re.compile(
    r"\b(an)?other (\w+ )?(ways?|methods?|approach(es)?|readings?|solutions?)\b"
    r"|\b(second|third) (\w+ )?(ways?|methods?|approach|readings?|solution|program)\b"
    r"|\b(two|three|four) (\w+ )?(ways|methods|approaches|solutions)\b"
    r"|\balternatives?\b|\bread in two ways\b",
    re.IGNORECASE,
)
_WAYS_IN_A_TABLE = re.compile(r"^\s*\|\s*(way|method|approach|solution)\s*\|", re.IGNORECASE | re.MULTILINE)
_ASKED_NEXT = re.compile(r"interviewers? asks? next\W*(?P<answer>\w?)", re.IGNORECASE)
_GAP = re.compile(r"\{\{.+?\}\}|_{3,}|…|\.\.\.")
_CODE = re.compile(r"```.*?```", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")


def check_teaching(problem: Problem) -> Report:
    """What the hints give away, what the cards ask, and what the editorial leaves out.

    How many rungs and cards there are, and that rungs are numbered, is refused when the folder is loaded.
    """
    passages = {passage.name: passage for passage in passages_of(problem)}
    findings = [
        *(finding for passage in passages.values() for finding in _hint(passage, problem.reference)),
        *(finding for card in problem.cards for finding in _card(card, passages)),
        *_twins(problem.cards, passages),
        *_concepts(problem),
        *_editorial(problem.editorial),
    ]
    return Report(f"{len(problem.hints)} hints, {len(problem.cards)} cards", tuple(findings))


def _hint(passage: Passage, reference: str) -> Iterator[Finding]:
    if passage.file != "hints.md":
        return
    share = given_away(reference, passage.text)
    if share >= MOST_GIVEN_AWAY:
        message = f"This rung holds {share:.0%} of the reference, names aside: who reads it has nothing left to solve."
        step = f"Say in words what to do; less than {MOST_GIVEN_AWAY:.0%} may be code of the reference."
        yield Finding(passage.file, message, step, passage.line(0))
        return
    for code, index in lines_given_away(reference, passage.text):
        message = f"`{code}` is a line of the reference: it can be pasted without being understood."
        yield Finding(passage.file, message, "Say in words what the line does.", passage.line(index))


def _card(card: Flashcard, passages: dict[str, Passage]) -> Iterator[Finding]:
    if _plain(card.front) == _plain(card.back):
        yield _of_card(card, passages, "repeats on its back what is in front", "Answer the question on the back.")
    if card.kind == "cloze" and not _GAP.search(card.front):
        yield _of_card(card, passages, "is a cloze without a gap", "Put `___` where the answer belongs.")
    elif card.kind not in {"cloze", "prompt"} and "?" not in card.front:
        yield _of_card(card, passages, "asks nothing in front", "Put it as a question, or make it a cloze or a prompt.")
    if len(_WORD.findall(card.front)) < _LEAST_WORDS:
        step = "Ask so that it can be answered without having seen the problem."
        yield _of_card(card, passages, "has too few words in front to be understood alone", step)
    if card.kind in {"output", "bug"} and "`" not in card.front:
        yield _of_card(card, passages, f"is of the kind `{card.kind}` but shows no code", "Show the code in a block.")
    for side, most in _MOST_WORDS.items():
        count = len(_WORD.findall(_CODE.sub("", getattr(card, side))))
        if count > most:
            said = f"has {count} words on its {side}, which takes long to recall and to judge"
            step = f"Split it, or cut it to {most} words."
            yield _of_card(card, passages, said, step, side=side, severity="warning")


def _twins(cards: tuple[Flashcard, ...], passages: dict[str, Passage]) -> Iterator[Finding]:
    for one, two in itertools.combinations(cards, 2):
        if difflib.SequenceMatcher(None, _plain(one.front), _plain(two.front), autojunk=False).ratio() >= _ALIKE:
            yield _of_card(two, passages, f"asks nearly the same as `{one.id}`", "Remove one, or ask something else.")


def _of_card(
    card: Flashcard,
    passages: dict[str, Passage],
    what: str,
    next_step: str,
    *,
    side: str = "front",
    severity: Severity = "error",
) -> Finding:
    line = passages[f"cards.toml {card.id} {side}"].line(0)
    return Finding("cards.toml", f"The card `{card.id}` {what}.", next_step, line, severity)


def _concepts(problem: Problem) -> Iterator[Finding]:
    asked = {concept for card in problem.cards for concept in card.concepts}
    for concept in problem.concepts:
        if concept not in asked:
            message = f"No card asks for the concept `{concept}`, so what the problem teaches of it is not kept."
            step = f"Write a card with `{concept}` among its concepts, or take it out of problem.toml."
            yield Finding("cards.toml", message, step)


def _editorial(text: str) -> Iterator[Finding]:
    if not _COST.search(text):
        message = "The editorial does not say what the solution costs: interviewers always ask."
        yield Finding("editorial.md", message, "Add a sentence or a heading on cost, such as `$O(n)$ time`.")
    if not (_ANOTHER_WAY.search(text) or _WAYS_IN_A_TABLE.search(text)):
        message = "The editorial shows one way only: a learner who found another does not see how they compare."
        step = "Add a heading such as `## Other ways`, or a table whose first column is `way`, and compare their costs."
        yield Finding("editorial.md", message, step)
    asked = _ASKED_NEXT.search(text)
    if asked is None:
        message = "The editorial does not say what the interviewer asks next: the problem is only how it begins."
        step = "End with `## What the interviewer asks next` and some questions, each with a short answer."
        yield Finding("editorial.md", message, step)
    elif not asked["answer"]:
        line = text.count("\n", 0, asked.start()) + 1
        step = "Give some questions, each with a short answer."
        yield Finding("editorial.md", "Nothing follows what the interviewer asks next.", step, line)


def _plain(text: str) -> list[str]:
    """The words of a text, whatever their case and signs; in code every sign counts, too."""
    words = [word.lower() for word in _WORD.findall(_CODE.sub("", text))]
    return words + [token for block in _CODE.findall(text) for token in block.split()]
