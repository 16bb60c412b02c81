"""What people typed for a problem and have not sent, one text for each. It is never judged from here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from msgspec import UNSET, UnsetType
from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from rehearse.accounts.models import User
from rehearse.submissions.models import Draft
from rehearse.submissions.service import check_source


class DraftChangedError(Exception):
    """The draft is another one than its author saw when they went on typing."""

    def __init__(self) -> None:
        super().__init__(
            "The draft was changed in another window since this one read it. Nothing was saved; read it again."
        )


def find(session: Session, user_id: int, slug: str) -> Draft | None:
    """What a person last typed for a problem, or None."""
    return session.get(Draft, (user_id, slug))


_LATELY = (
    select(Draft)
    .where(Draft.user_id == bindparam("user"), Draft.saved_at > bindparam("since"))
    .order_by(Draft.saved_at.desc())
    .limit(bindparam("most"))
)


def since(session: Session, user_id: int, since: datetime, most: int) -> Sequence[Draft]:
    """What a person last typed since a moment, the latest first."""
    return session.scalars(_LATELY, {"user": user_id, "since": since, "most": most}).all()


def save(
    session: Session, *, user_id: int, slug: str, source: str, now: datetime, seen: str | UnsetType | None = UNSET
) -> Draft:
    """Keep what a person typed. `seen`, where it is given, is when the draft that they know was saved, as the API writes it.

    Raises:
        SourceRefusedError: the source cannot be taken.
        DraftChangedError: there is a draft that they do not know.
    """
    check_source(source)
    # A write comes first, so that two requests at once take turns: of two windows that know the same draft only one replaces it,
    # and of the page's save and its submission not both find that there is none yet.
    session.execute(update(User).where(User.id == user_id).values(name=User.name))
    if seen is not UNSET:
        kept = find(session, user_id, slug)
        if kept and kept.source != source and msgspec.to_builtins(kept.saved_at) != seen:
            raise DraftChangedError
    return session.merge(Draft(user_id=user_id, slug=slug, source=source, saved_at=now))
