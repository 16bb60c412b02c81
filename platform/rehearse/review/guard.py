"""Whether fitted weights are better than those in use: judged by reviews that the fit never saw. Pure.

A fit on little data does harm: it learns the chance in a few hundred answers. So the first part of the reviews is
fitted, the last part judges, and below a floor nothing is tried at all.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import NamedTuple

from rehearse.review.memory import Memory, MemoryModel, Rating

Weights = tuple[float, ...]

#: With fewer training items nothing is tried. On the log of a real person fits on 200, 300 and 600 won on their last part and were
#: worse than the defaults on the next 700, by up to 0.13 of log loss; from about 1,000 on none lost more than 0.002.
LEAST_ITEMS = 1000

#: What comes first in time is fitted; the rest judges.
TRAINING_SHARE = 0.7

#: No prediction counts as quite certain, so that one surprise does not outweigh everything else.
_CERTAIN = 1e-6


class Review(NamedTuple):
    """One rating of an item on a day of the person's, both as numbers. Reviews always come in the order of time.

    One that came on a later day than the one before it of the same item is a *training item*: its answer can be
    predicted.
    """

    item: int
    rating: int
    day: int


#: What fits weights to reviews: `rehearse.review.fitter.fit`, but for tests.
Fit = Callable[[Sequence[Review]], Weights]


class FitError(Exception):
    """Nothing that can be used came out of a fit. The text says why."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What came of a try with so many training items.

    `before` and `after` are the mean log loss, on the last part, of the weights in use and of those fitted to the
    first part; None when nothing was tried. `weights` are those to adopt, or those that were refused, or None.
    """

    items: int
    adopted: bool
    reason: str
    before: float | None = None
    after: float | None = None
    weights: Weights | None = None


def guarded(reviews: Sequence[Review], current: Weights, fit: Fit) -> Decision:
    """Fit weights, and say whether they are to take the place of the current ones.

    What is adopted was fitted to all reviews: the same way of fitting has shown on the last part that it predicts
    better.

    Raises:
        FitError: nothing came out of the fit.
    """
    items = training_items(reviews)
    if items < LEAST_ITEMS:
        return Decision(items, adopted=False, reason=too_few(items))
    first = int(items * TRAINING_SHARE)
    candidate = fit(cut(reviews, first))
    in_use = losses(MemoryModel(current), reviews)[first:]
    before, after = fmean(in_use), fmean(losses(MemoryModel(candidate), reviews)[first:])
    # A loss that is no number beats nothing.
    if not after < before:
        reason = "The fitted weights did not predict your newest reviews better than those in use, which stay."
        return Decision(items, adopted=False, reason=reason, before=before, after=after, weights=candidate)
    whole = fit(reviews)
    if not fmean(losses(MemoryModel(whole), reviews)[first:]) < before:
        reason = "Fitted to all reviews, the weights were no better than those in use, which stay."
        return Decision(items, adopted=False, reason=reason, before=before, after=after, weights=whole)
    reason = "The fitted weights predicted your newest reviews better."
    return Decision(items, adopted=True, reason=reason, before=before, after=after, weights=whole)


def too_few(items: int) -> str:
    """Why nothing is tried with so few training items."""
    return (
        f"You have {items} reviews that can be learned from; a fit begins with {LEAST_ITEMS:,}. "
        "With fewer it would learn chance, and cards would come at worse times than by the defaults."
    )


def training_items(reviews: Sequence[Review]) -> int:
    """How many reviews can be learned from."""
    return sum(1 for _review, days in _with_days(reviews) if days)


def cut(reviews: Sequence[Review], items: int) -> Sequence[Review]:
    """The reviews up to so many training items, and none that came later."""
    found = 0
    for number, (_review, days) in enumerate(_with_days(reviews)):
        found += bool(days)
        if found == items:
            return reviews[: number + 1]
    return reviews


def losses(model: MemoryModel, reviews: Sequence[Review]) -> list[float]:
    """The log loss of each training item, in the order of time: how surprised the model is by the answer."""
    found = []
    for review, days, memory in _remembered(model, reviews):
        if memory is None or not days:
            continue
        recall = min(max(model.retrievability(memory, days), _CERTAIN), 1 - _CERTAIN)
        found.append(-math.log(1 - recall if review.rating == Rating.AGAIN else recall))
    return found


def memories(model: MemoryModel, reviews: Sequence[Review]) -> dict[int, Memory]:
    """The memory of each item after all reviews, just as a replay of the log has it."""
    found: dict[int, Memory] = {}
    for review, days, memory in _remembered(model, reviews):
        found[review.item] = model.after(memory, Rating(review.rating), days or 0)
    return found


def _remembered(model: MemoryModel, reviews: Sequence[Review]) -> Iterator[tuple[Review, int | None, Memory | None]]:
    """Each review with the days since the one before it and the memory that it met; None at an item's first."""
    known: dict[int, Memory] = {}
    for review, days in _with_days(reviews):
        memory = known.get(review.item)
        yield review, days, memory
        known[review.item] = model.after(memory, Rating(review.rating), days or 0)


def _with_days(reviews: Sequence[Review]) -> Iterator[tuple[Review, int | None]]:
    last: dict[int, int] = {}
    for review in reviews:
        before = last.get(review.item)
        # As the scheduler counts: who travels west over the date line has let no day pass.
        yield review, None if before is None else max(0, review.day - before)
        last[review.item] = review.day
