"""Items whose cards were deleted: nobody is asked them, and they stay as they stand until their cards come back."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from sqlalchemy import Select, Table, update
from sqlalchemy.orm import Session

from rehearse.review.models import ReviewItem

_ITEMS = cast("Table", ReviewItem.__table__)

#: The items meant: by their names, or by a query that gives these.
Named = Collection[str] | Select[tuple[str]]


def withdraw(session: Session, user_id: int, items: Named) -> None:
    """Ask a person these items no more. Their log stays, and so does where they stand."""
    _mark(session, user_id, items, withdrawn=True)


def give_back(session: Session, user_id: int, items: Named) -> None:
    """Ask a person these items again, as they stood."""
    _mark(session, user_id, items, withdrawn=False)


def _mark(session: Session, user_id: int, items: Named, *, withdrawn: bool) -> None:
    mine = (_ITEMS.c.user_id == user_id) & _ITEMS.c.item.in_(items)
    session.connection().execute(update(_ITEMS).where(mine).values(withdrawn=withdrawn))
