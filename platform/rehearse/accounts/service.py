"""Who is asking."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from rehearse.accounts.models import User

#: The one user of single-user mode.
SINGLE_USER_ID = 1


def ensure_single_user(session: Session, now: datetime) -> User:
    """The user of single-user mode; made at the first start. Commits, because two servers may start at once."""
    user = session.get(User, SINGLE_USER_ID)
    if user is not None:
        return user
    session.add(User(id=SINGLE_USER_ID, name="You", created_at=now))
    try:
        session.commit()
    except IntegrityError:
        # Another process made the row between our look and our write.
        session.rollback()
    return session.get_one(User, SINGLE_USER_ID)
