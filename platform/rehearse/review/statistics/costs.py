"""How long a person takes: their own medians where there are enough answers with a time, else what is usual."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rehearse.review.costs import CARD_S, NEW_CARD_S, PROBLEM_S
from rehearse.review.statistics.columns import Floats
from rehearse.review.statistics.replay import Answers
from rehearse.review.statistics.shapes import ENOUGH, Cost

#: A card that was open for longer was not looked at all the while, nor a problem.
LONGEST_CARD_S, LONGEST_PROBLEM_S = 300.0, 7200.0

#: More days than any log has.
_DAYS = 10**7


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds of a day on which it is asked: of a new card with its learning steps, of a known one, of a problem."""

    new_card: Cost
    card: Cost
    problem: Cost


def costs_of(answers: Answers) -> Costs:
    """The costs of a person with these answers.

    Of a problem only those count that a verdict rated: who rates one by hand was timed while they looked at its title.
    """
    cards = answers.of_kind("card")
    first = cards.first
    problems = answers.only(answers.problem & answers.judged)
    return Costs(
        new_card=_cost(_by_day(cards.only(first)), NEW_CARD_S),
        card=_cost(_by_day(cards.only(~first)), CARD_S),
        problem=_cost(bounded_seconds(problems), PROBLEM_S),
    )


def bounded_seconds(answers: Answers) -> Floats:
    """The seconds of each answer, NaN where they are not known."""
    return np.minimum(answers.seconds, np.where(answers.problem, LONGEST_PROBLEM_S, LONGEST_CARD_S))


def _by_day(answers: Answers) -> Floats:
    """The seconds that each item took on each day; NaN where one of its answers has none."""
    _, group = np.unique(answers.item * _DAYS + answers.day, return_inverse=True)
    return np.bincount(group, weights=bounded_seconds(answers)).astype(np.float64)


def _cost(seconds: Floats, usual: float) -> Cost:
    known = seconds[~np.isnan(seconds)]
    if len(known) < ENOUGH:
        return Cost(seconds=usual, measured=None)
    return Cost(seconds=float(np.median(known)), measured=len(known))
