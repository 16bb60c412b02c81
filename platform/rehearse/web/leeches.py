"""What a card that is forgotten again and again is shown with."""

from __future__ import annotations

from collections.abc import Callable, Collection

import msgspec

from rehearse.cards.shelf import Shown
from rehearse.review.items import Asked
from rehearse.review.leeches import PRACTISE_AT, REWORK_AT, practice_for
from rehearse.review.library import Library

#: Tells which problems the person has solved; asked only when a card needs it.
Solved = Callable[[], Collection[str]]


class PracticeOut(msgspec.Struct, frozen=True):
    """A problem that practises what the card asks; `again` when it was solved before."""

    slug: str
    title: str
    again: bool


class LeechOut(msgspec.Struct, frozen=True):
    """How often a card was forgotten, and what may help: a problem, or work on the card itself."""

    lapses: int
    practice: PracticeOut | None
    rework: bool


def shown_leech(asked: Asked, shown: Shown, library: Library, solved: Solved) -> LeechOut | None:
    """What is proposed for a card; None when it was forgotten seldom, and for a problem."""
    lapses = asked.standing.state.lapses
    if shown.card is None or lapses < PRACTISE_AT:
        return None
    found = practice_for(shown.card, shown.problem, library, solved())
    practice = None if found is None else PracticeOut(found.problem.slug, found.problem.title, found.again)
    return LeechOut(lapses, practice, lapses >= REWORK_AT)
