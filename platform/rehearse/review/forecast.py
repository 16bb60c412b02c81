"""What of a person's items comes due on the days ahead, as far as that is known today."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import cast

from sqlalchemy import Table, bindparam, exists, func, select
from sqlalchemy.orm import Session

from rehearse.review.models import ItemKind, ReviewItem

_ITEMS = cast("Table", ReviewItem.__table__)
_MINE = (_ITEMS.c.user_id == bindparam("user")) & ~_ITEMS.c.withdrawn

_COMING = (
    select(_ITEMS.c.due, _ITEMS.c.kind, func.count())
    .where(_MINE, ~_ITEMS.c.suspended, _ITEMS.c.due > bindparam("today"), _ITEMS.c.due <= bindparam("last"))
    .group_by(_ITEMS.c.due, _ITEMS.c.kind)
)
_ANYTHING = select(exists().where(_MINE))


def coming_due(session: Session, user_id: int, *, today: date, days: int) -> list[Counter[ItemKind]]:
    """How many cards and problems come due on each of the following days. What is answered until then is not foreseen."""
    found: list[Counter[ItemKind]] = [Counter() for _ in range(days)]
    wanted = {"user": user_id, "today": today, "last": today + timedelta(days=days)}
    for due, kind, count in session.connection().execute(_COMING, wanted):
        found[(due - today).days - 1][kind] = count
    return found


def reviews_anything(session: Session, user_id: int) -> bool:
    """Whether a person has anything to review, now or ever."""
    return bool(session.scalar(_ANYTHING, {"user": user_id}))
