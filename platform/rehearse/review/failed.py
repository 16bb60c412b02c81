"""What follows for reviewing when a test failed: the cards of the concepts that it asks for are due today."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session

from rehearse.review.library import Library
from rehearse.review.models import ReviewEntry, ReviewItem
from rehearse.review.service import Reviewer
from rehearse.review.settings import settings_of

_ITEMS = cast("Table", ReviewItem.__table__)
_LOG = cast("Table", ReviewEntry.__table__)

#: A verdict and what it calls have one moment. An item whose last entry is another one was reviewed, or set aside, since then.
_WAITING = (
    select(_ITEMS.c.item)
    .join(_LOG, (_LOG.c.user_id == _ITEMS.c.user_id) & (_LOG.c.item == _ITEMS.c.item))
    .where(_LOG.c.user_id == bindparam("user"), _LOG.c.action == "called", _LOG.c.at == bindparam("at"))
    .where(_LOG.c.id == _ITEMS.c.last_entry, ~_ITEMS.c.withdrawn)
    .order_by(_ITEMS.c.item)
)


def failed(session: Session, library: Library, concepts: tuple[str, ...], *, user_id: int, now: datetime) -> list[str]:
    """Call the cards of these concepts that the person knows; those that were called.

    Nothing is committed here.
    """
    items = library.about(concepts)
    return Reviewer(session, user_id, now=now, settings=settings_of(session, user_id)).call(items)


def called_at(session: Session, user_id: int, moment: datetime) -> list[str]:
    """The cards that were called at the moment of a verdict, and wait since then."""
    return list(session.scalars(_WAITING, {"user": user_id, "at": moment}))
