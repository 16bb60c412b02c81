"""A person's fits in the tables: what there is to learn from, what was tried, whose weights are in use.

The newest of those that are in effect counts. Newest is by its moment and not by its number, which a restored backup gives anew.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

import msgspec
from sqlalchemy import ColumnElement, Table, bindparam, case, func, select, update
from sqlalchemy.orm import Session

from rehearse.review import recomputing
from rehearse.review.days import Calendar
from rehearse.review.guard import LEAST_ITEMS, Decision, Review, Weights
from rehearse.review.memory import DEFAULT_WEIGHTS, Memory, MemoryModel
from rehearse.review.models import ItemKind, ReviewEntry, ReviewFit, ReviewItem
from rehearse.review.settings import NEWEST_FIT_FIRST, model_in_use, settings_of

#: How often a fit is tried by itself, and by how much the log must have grown since the last try.
EVERY = timedelta(days=7)
GROWN = 1.1

#: So many rows of the log are read before others have their turn, and how long that is at least.
_AT_ONCE = 200
_TURN_S = 0.0005

_ITEMS = cast("Table", ReviewItem.__table__)
_LOG = cast("Table", ReviewEntry.__table__)
_USER = bindparam("user", type_=_LOG.c.user_id.type)


class ChangedMeanwhileError(Exception):
    """Other weights came into use in the meantime, so nothing was changed. The text says so."""


@dataclass(frozen=True, slots=True)
class Log:
    """A person's ratings that are in effect, in the order of time; `items` names them by their number.

    `seen` has the last entry of every item as it was before the log was read: one that has another since was reviewed
    in the meantime.
    """

    reviews: list[Review]
    items: list[str]
    seen: Mapping[str, int]


def _latest(kind: str) -> ColumnElement[int]:
    return func.max(case((_LOG.c.action == kind, _LOG.c.id), else_=0))


_UNDONE = (
    select(_LOG.c.target)
    .where(_LOG.c.user_id == _USER, _LOG.c.action.in_(("undone", "redone")))
    .group_by(_LOG.c.target)
    .having(_latest("undone") > _latest("redone"))
)
_RATED = (_LOG.c.user_id == _USER) & (_LOG.c.action == "rated") & _LOG.c.id.not_in(_UNDONE)
_DAYS = select(_LOG.c.item, _LOG.c.day).where(_RATED).distinct().subquery()
_COUNT = select(func.count() - func.count(_DAYS.c.item.distinct())).select_from(_DAYS)
_RATINGS = select(_LOG.c.item, _LOG.c.rating, _LOG.c.day).where(_RATED).order_by(_LOG.c.at, _LOG.c.id)
_CARRIED = select(_LOG.c.item).where(_LOG.c.user_id == _USER, _LOG.c.action == "carried")
_LAST_ENTRIES = select(_ITEMS.c.item, _ITEMS.c.kind, _ITEMS.c.last_entry).where(_ITEMS.c.user_id == _USER)


def count_items(session: Session, user_id: int) -> int:
    """How many of a person's reviews can be learned from: the days on which an item was rated, without its first."""
    return session.scalar(_COUNT, {"user": user_id}) or 0


def read_log(session: Session, user_id: int) -> Log:
    """What a person's weights are fitted to."""
    connection, who = session.connection(), {"user": user_id}
    # Before the log: who reviews between the two is then noticed, and not taken for somebody who has not.
    seen = {row.item: row.last_entry for row in connection.execute(_LAST_ENTRIES, who)}
    numbers: dict[str, int] = {}
    reviews: list[Review] = []
    for rows in connection.execute(_RATINGS, who).partitions(_AT_ONCE):
        reviews += [Review(numbers.setdefault(row.item, len(numbers)), row.rating, row.day.toordinal()) for row in rows]
        # A long log is no reason for anybody's page to be slow: whoever waits for the interpreter has it now.
        time.sleep(_TURN_S)
    return Log(reviews, list(numbers), seen)


def tries(session: Session, user_id: int, *, most: int = 10) -> Sequence[ReviewFit]:
    """A person's last tries, newest first."""
    mine = select(ReviewFit).where(ReviewFit.user_id == user_id)
    return session.scalars(mine.order_by(*NEWEST_FIT_FIRST).limit(most)).all()


def in_use(session: Session, user_id: int, *, before: ReviewFit | None = None) -> ReviewFit | None:
    """The fit whose weights are in use, or would be without the one named `before` and all later ones; None for the defaults."""
    mine = select(ReviewFit).where(ReviewFit.user_id == user_id, ReviewFit.adopted, ReviewFit.taken_back_at.is_(None))
    if before is not None:
        mine = mine.where((ReviewFit.at < before.at) | ((ReviewFit.at == before.at) & (ReviewFit.id < before.id)))
    return session.scalars(mine.order_by(*NEWEST_FIT_FIRST).limit(1)).one_or_none()


def in_use_by_day(session: Session, user_id: int, calendar: Calendar) -> list[tuple[date, MemoryModel]]:
    """From which of the person's days on which weights were in use when the day began, in order; the defaults come first.

    A fit knows the reviews of its own day, so it says something of those from the next day on.
    """
    adopted = [
        (calendar.day_of(fit.at), fit.taken_back_at and calendar.day_of(fit.taken_back_at), weights_of(fit))
        for fit in session.scalars(
            select(ReviewFit).where(ReviewFit.user_id == user_id, ReviewFit.adopted).order_by(*NEWEST_FIT_FIRST)
        )
    ]
    turns = sorted({day + timedelta(days=1) for began, ended, _ in adopted for day in (began, ended) if day})
    found = [(date.min, MemoryModel())]
    for turn in turns:
        there = [weights for began, ended, weights in adopted if began < turn and (ended is None or ended >= turn)]
        model = MemoryModel((there[0] if there else None) or DEFAULT_WEIGHTS)
        if model != found[-1][1]:
            found.append((turn, model))
    return found


def weights_of(fit: ReviewFit) -> Weights | None:
    """The weights that were tried."""
    return None if fit.weights is None else msgspec.json.decode(fit.weights, type=Weights)


def weights_before(fit: ReviewFit) -> Weights:
    """The weights that were in use when it was tried."""
    return msgspec.json.decode(fit.weights_before, type=Weights)


def is_due(session: Session, user_id: int, now: datetime) -> bool:
    """Whether a fit is to be tried by itself.

    Who has taken weights back said no: nothing is tried by itself before they have had others fitted.
    """
    items = count_items(session, user_id)
    if items < LEAST_ITEMS or _said_no(session, user_id):
        return False
    newest = next(iter(tries(session, user_id, most=1)), None)
    return newest is None or (now - newest.at >= EVERY and items >= GROWN * newest.items)


def keep(
    session: Session,
    user_id: int,
    log: Log,
    decision: Decision,
    memories: Mapping[int, Memory],
    *,
    before: Weights,
    now: datetime,
) -> ReviewFit:
    """Keep a try, and where its weights are adopted compute every item's memory by them.

    They are not when the weights `before`, with which they were compared, are in use no more.
    """
    fit = ReviewFit(
        user_id=user_id,
        at=_after_all_others(session, user_id, now),
        reviews=len(log.reviews),
        items=decision.items,
        loss_before=decision.before,
        loss_after=decision.after,
        weights_before=_json(before),
        weights=None if decision.weights is None else _json(decision.weights),
        adopted=False,
        reason=decision.reason,
    )
    session.add(fit)
    # On SQLite this takes the one right to write, so that nobody rates an item from here to the commit.
    session.flush()
    if decision.adopted and model_in_use(session, user_id).weights != before:
        fit.reason = "Other weights came into use meanwhile, so these were not compared with them."
    elif decision.adopted:
        fit.adopted = True
        session.flush()
        _remember(session, user_id, log, memories)
    return fit


def take_back(
    session: Session, user_id: int, log: Log, fit: int, memories: Mapping[int, Memory], *, to: Weights, now: datetime
) -> None:
    """Take the weights of the fit in use back: to those that were in use before it, or all the way to the defaults.

    Raises:
        ChangedMeanwhileError: it is in use no more, or others than `to` would be in use then.
    """
    adopted = (ReviewFit.user_id == user_id) & ReviewFit.adopted & ReviewFit.taken_back_at.is_(None)
    this = select(ReviewFit.at).where(ReviewFit.id == fit).scalar_subquery()
    wanted = ReviewFit.at <= this if to == DEFAULT_WEIGHTS else ReviewFit.id == fit
    session.execute(update(ReviewFit).where(adopted, wanted).values(taken_back_at=now))
    if model_in_use(session, user_id).weights != to:
        raise ChangedMeanwhileError(
            "Other weights came into use meanwhile, so nothing was taken back. Reload the page."
        )
    _remember(session, user_id, log, memories)


def _remember(session: Session, user_id: int, log: Log, memories: Mapping[int, Memory]) -> None:
    """Store every item's memory by the weights that are now in use."""
    numbers = {name: number for number, name in enumerate(log.items)}
    # PostgreSQL, too, holds these rows until the commit.
    rows = session.connection().execute(_LAST_ENTRIES.with_for_update(), {"user": user_id}).all()
    carried = set(session.scalars(_CARRIED, {"user": user_id}))
    found: dict[str, Memory] = {}
    changed: dict[str, ItemKind] = {}
    for row in rows:
        if row.last_entry != log.seen.get(row.item) or row.item in carried:
            # Reviewed since the log was read, or known before its first rating here: the item is made again from all its entries.
            changed[row.item] = row.kind
        elif row.item in numbers and numbers[row.item] in memories:
            found[row.item] = memories[numbers[row.item]]
    found.update(recomputing.replayed(session, user_id, settings_of(session, user_id), changed))
    recomputing.remember(session, user_id, found)


def _after_all_others(session: Session, user_id: int, now: datetime) -> datetime:
    """The moment of a new try. It is the newest, even if the clock was set back since the one before."""
    latest = session.scalar(select(func.max(ReviewFit.at)).where(ReviewFit.user_id == user_id))
    return now if latest is None or latest < now else latest + timedelta(microseconds=1)


def _said_no(session: Session, user_id: int) -> bool:
    """Whether the weights that were adopted last were taken back."""
    adopted = select(ReviewFit.taken_back_at).where(ReviewFit.user_id == user_id, ReviewFit.adopted)
    return session.scalar(adopted.order_by(*NEWEST_FIT_FIRST).limit(1)) is not None


def _json(weights: Weights) -> str:
    return msgspec.json.encode(weights).decode()
