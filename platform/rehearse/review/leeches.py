"""Cards that are forgotten again and again: what is proposed then, and never done by itself. Pure.

A fact that does not stay is often one that was never understood, so its problem comes first. What does not help either is
usually a bad card: too long, or two in one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from rehearse.catalog.cards import Flashcard
from rehearse.catalog.problem import Problem
from rehearse.review.library import Library

#: Lapses from which on a problem is proposed, and from which on the card itself is in question.
PRACTISE_AT, REWORK_AT = 4, 6


@dataclass(frozen=True, slots=True)
class Practice:
    """A problem that practises what a card asks; `again` when the person has solved it before."""

    problem: Problem
    again: bool


def practice_for(card: Flashcard, home: Problem | None, library: Library, solved: Collection[str]) -> Practice | None:
    """The problem to solve for a card that does not stay.

    It is the card's own; else the first of its links, and then of those that practise its concepts, that the person has
    not solved yet; else the first that they have.
    """
    if home is not None:
        return Practice(home, home.slug in solved)
    linked = [problem for slug in card.links if (problem := library.problem(slug)) is not None]
    found = linked or library.practising(card.concepts)
    if not found:
        return None
    fresh = next((problem for problem in found if problem.slug not in solved), None)
    return Practice(fresh or found[0], again=fresh is None)
