"""What the present person can be asked: the catalogue's items, their own cards, and their words over the catalogue's."""

from __future__ import annotations

from functools import partial

from sqlalchemy.orm import Session

from rehearse.cards.reading import cards_of
from rehearse.cards.shelf import Shelf
from rehearse.review.items import Asked
from rehearse.review.library import library_of
from rehearse.review.service import Reviewer
from rehearse.submissions.service import solved_slugs
from rehearse.web import reviewing
from rehearse.web.current import services, user_id


def shelf_for(session: Session) -> Shelf:
    """The shelf of the person who is asking."""
    return Shelf(library_of(services().catalog), partial(cards_of, session, user_id()))


def shown_queue(
    session: Session, reviewer: Reviewer, *, goal_minutes: int = 0, changed: Asked | None = None
) -> reviewing.QueueOut:
    """The person's queue as it is shown."""
    solved = partial(solved_slugs, session, user_id())
    return reviewing.shown_queue(reviewer, shelf_for(session), solved, goal_minutes=goal_minutes, changed=changed)
