"""Gate G14: hints lead and do not solve, cards ask, and the editorial says what an interview goes on to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rehearse.authoring.cards import check_cards
from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.likeness import given_away, lines_given_away
from rehearse.authoring.passages import Passage, passages_of
from rehearse.catalog.problem import Problem

#: A hint that holds this share of the reference is the reference.
MOST_GIVEN_AWAY = 0.4

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


def check_teaching(problem: Problem) -> Report:
    """What the hints give away, what the cards ask, and what the editorial leaves out.

    How many rungs and cards there are, and that rungs are numbered, is refused when the folder is loaded.
    """
    passages = {passage.name: passage for passage in passages_of(problem)}
    findings = [
        *(finding for passage in passages.values() for finding in _hint(passage, problem.reference)),
        *check_cards(problem.cards, passages),
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
