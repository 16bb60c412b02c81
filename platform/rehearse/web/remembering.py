"""What is shown of a person's fitted weights: those in use, the last tries, and what they do to intervals."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from sqlalchemy.orm import Session

from rehearse.fitting import MemoryFitter, Stage
from rehearse.review import fits, fitter
from rehearse.review.guard import LEAST_ITEMS, Weights
from rehearse.review.memory import Memory, MemoryModel, Rating
from rehearse.review.models import ReviewFit
from rehearse.review.schedule import Policy, Scheduler
from rehearse.review.settings import chosen_by, model_in_use

#: After so many answers in a row intervals are shown.
SHOWN_INTERVALS = 3


class TakeBackIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fit whose weights are to be given up, so that only the one that was shown is; and for which others."""

    fit: Annotated[str, Meta(pattern="^[0-9]{1,18}$")]
    to: Literal["before", "defaults"] = "before"


class FitOut(msgspec.Struct, frozen=True, kw_only=True):
    """One try. The losses, those before and after it, were measured on reviews that it had not seen; lower is better.

    `items` of the `reviews` could be learned from. The intervals are days until a card comes back after one, two and
    three answers of "good" in a row. What came to nothing has no loss and no intervals after it.
    """

    id: str
    at: datetime
    reviews: int
    items: int
    loss_before: float | None
    loss_after: float | None
    intervals_before: list[int]
    intervals_after: list[int]
    adopted: bool
    taken_back: bool
    reason: str


class MemoryOut(msgspec.Struct, frozen=True, kw_only=True):
    """How a person's memory is predicted. `fit` is the try whose weights are in use; null when these are the defaults.

    `earlier` tells whether others were adopted before it. `stage` is what is being done right now; while there is
    one, nobody counts `items`, which is how many reviews can be learned from. A fit begins with `least_items`.
    `trouble` says why none can be made here; empty when one can.
    """

    fit: str | None
    earlier: bool
    weights: Weights
    intervals: list[int]
    stage: Stage | None
    items: int | None
    least_items: int
    trouble: str
    tries: list[FitOut]


def shown_memory(session: Session, fitting: MemoryFitter, user_id: int) -> MemoryOut:
    """How a person's memory is predicted."""
    # Asked first: who sees that nothing is being done any more sees what came of it as well.
    stage = fitting.stage(user_id)
    retention = chosen_by(session, user_id).card_retention
    used, model = fits.in_use(session, user_id), model_in_use(session, user_id)
    return MemoryOut(
        fit=None if used is None else str(used.id),
        earlier=used is not None and fits.in_use(session, user_id, before=used) is not None,
        weights=model.weights,
        intervals=good_intervals(model, retention),
        stage=stage,
        items=fits.count_items(session, user_id) if stage is None else None,
        least_items=LEAST_ITEMS,
        trouble="" if fitter.installed() else fitter.NOT_INSTALLED,
        tries=[_shown(each, retention) for each in fits.tries(session, user_id)],
    )


def good_intervals(model: MemoryModel, retention: float) -> list[int]:
    """The days until a new card comes back after one, two, three times "good", without the chance in each."""
    scheduler = Scheduler(Policy(retention, fuzzes=False), model)
    memory: Memory | None = None
    days = [0]
    for _ in range(SHOWN_INTERVALS):
        memory = model.after(memory, Rating.GOOD, days[-1])
        days.append(scheduler.interval(memory, "", 1))
    return days[1:]


def _shown(fit: ReviewFit, retention: float) -> FitOut:
    weights = fits.weights_of(fit)
    return FitOut(
        id=str(fit.id),
        at=fit.at,
        reviews=fit.reviews,
        items=fit.items,
        loss_before=fit.loss_before,
        loss_after=fit.loss_after,
        intervals_before=good_intervals(MemoryModel(fits.weights_before(fit)), retention),
        intervals_after=[] if weights is None else good_intervals(MemoryModel(weights), retention),
        adopted=fit.adopted,
        taken_back=fit.taken_back_at is not None,
        reason=fit.reason,
    )
