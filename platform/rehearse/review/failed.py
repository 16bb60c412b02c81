"""What follows for reviewing when a test failed: the cards of the concepts that it asks for are due today."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from rehearse.review.library import Library
from rehearse.review.service import Reviewer
from rehearse.review.settings import settings_of


def failed(session: Session, library: Library, concepts: tuple[str, ...], *, user_id: int, now: datetime) -> list[str]:
    """Call the cards of these concepts that the person knows; those that were called.

    Nothing is committed here.
    """
    items = library.about(concepts)
    return Reviewer(session, user_id, now=now, settings=settings_of(session, user_id)).call(items)
