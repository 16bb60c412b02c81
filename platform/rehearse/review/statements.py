"""What reviewing asks of its tables. Each statement takes the person as `user`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

from sqlalchemy import BindParameter, Table, bindparam, exists, literal, select, union_all
from sqlalchemy.dialects import postgresql, sqlite

from rehearse.review.models import BROUGHT, ReviewEntry, ReviewItem

#: So many of a person's latest entries are looked through for what can be taken back.
UNDO_DEPTH = 1000

ITEMS = cast("Table", ReviewItem.__table__)
_LOG = cast("Table", ReviewEntry.__table__)

INSERT: Mapping[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}

_USER = ITEMS.c.user_id == bindparam("user")
_ON_DAY: BindParameter[date] = bindparam("day")
_THERE = _USER & ~ITEMS.c.withdrawn
_AWAKE = _THERE & ~ITEMS.c.suspended & (ITEMS.c.buried_until.is_(None) | (ITEMS.c.buried_until <= _ON_DAY))
_NEW_IN_TURN = (
    select(*ITEMS.c, literal("new").label("why"))
    .where(_AWAKE, ITEMS.c.phase == "new")
    .order_by(ITEMS.c.place, ITEMS.c.added_at, ITEMS.c.item)
    .limit(bindparam("new"))
)
_NEW = _NEW_IN_TURN.subquery()

#: One query: what is due, what was asked today already, and the first of the new ones.
QUEUE = union_all(
    select(*ITEMS.c, literal("due").label("why")).where(_AWAKE, ITEMS.c.due <= _ON_DAY),
    select(*ITEMS.c, literal("asked").label("why")).where(_USER, ITEMS.c.reviewed == _ON_DAY),
    select(_NEW),
)

#: More of the new ones, when most of the first have no texts any more.
MORE_NEW = _NEW_IN_TURN.offset(bindparam("passed"))

ONE = select(ITEMS).where(_THERE, ITEMS.c.item == bindparam("item"))
KNOWN = select(ITEMS.c.item).where(_USER, ITEMS.c.item.in_(bindparam("items", expanding=True)))
CALLABLE = (
    select(ITEMS.c.item)
    .where(_THERE, ITEMS.c.item.in_(bindparam("items", expanding=True)), ITEMS.c.phase == "review")
    .where(~ITEMS.c.suspended, ITEMS.c.due > _ON_DAY, ITEMS.c.reviewed.is_distinct_from(_ON_DAY))
    .order_by(ITEMS.c.item)
)
PROGRESS = select(ITEMS.c.item, ITEMS.c.phase).where(_THERE)
REASON = select(_LOG.c.suggested, _LOG.c.reason, _LOG.c.perhaps_easy, _LOG.c.seconds).where(
    _LOG.c.id == bindparam("number")
)
HISTORY = select(_LOG).where(_LOG.c.user_id == bindparam("user")).order_by(_LOG.c.id)
HISTORY_OF_ONE = HISTORY.where(_LOG.c.item == bindparam("item"))
#: What was done to an item that is withdrawn is taken back when it is there again, not before. What was brought from another program was
#: not done here.
NEWEST_FIRST = (
    select(_LOG)
    .where(
        _LOG.c.user_id == bindparam("user"),
        _LOG.c.engine != BROUGHT,
        ~exists().where(ITEMS.c.user_id == _LOG.c.user_id, ITEMS.c.item == _LOG.c.item, ITEMS.c.withdrawn),
    )
    .order_by(_LOG.c.id.desc())
    .limit(UNDO_DEPTH)
)
