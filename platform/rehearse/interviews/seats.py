"""Private links by which a second person watches an interview. Of each only a hash of its secret is stored."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from rehearse.interviews.models import InterviewSeat
from rehearse.interviews.room import Room, RoomError, RoundOverError

#: Longer than any interview, so that no link ends in the middle of one.
LASTS = timedelta(hours=24)

#: So many links of an interview may be valid at once.
MOST_SEATS = 10


def make(room: Room) -> tuple[str, datetime]:
    """A new link's secret, which nobody can ask for again, and when it expires.

    Raises:
        RoundOverError: the interview is over.
        RoomError: too many links are valid.
    """
    if room.clock.is_over:
        raise RoundOverError("The interview is over, so there is nothing left to watch.")
    valid = valid_seats(room.session, room.interview.id, room.now)
    if len(valid) >= MOST_SEATS:
        raise RoomError(f"{len(valid)} links are valid, which is as many as may be. Revoke them, then make a new one.")
    secret = secrets.token_urlsafe(32)
    expires = room.now + LASTS
    room.session.add(
        InterviewSeat(secret_sha256=_hash(secret), interview_id=room.interview.id, made_at=room.now, expires_at=expires)
    )
    return secret, expires


def revoke_all(session: Session, interview_id: str, now: datetime) -> None:
    """Let no link of an interview work any more."""
    session.execute(
        update(InterviewSeat)
        .where(InterviewSeat.interview_id == interview_id, InterviewSeat.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def valid_seats(session: Session, interview_id: str, now: datetime) -> Sequence[InterviewSeat]:
    """The links of an interview that work, the one that expires first before others."""
    return session.scalars(
        select(InterviewSeat)
        .where(
            InterviewSeat.interview_id == interview_id,
            InterviewSeat.revoked_at.is_(None),
            InterviewSeat.expires_at > now,
        )
        .order_by(InterviewSeat.expires_at)
    ).all()


def interview_of(session: Session, secret: str, now: datetime) -> str | None:
    """The interview that a secret lets somebody watch; None when it is wrong, expired or revoked."""
    return session.scalar(
        select(InterviewSeat.interview_id).where(
            InterviewSeat.secret_sha256 == _hash(secret),
            InterviewSeat.revoked_at.is_(None),
            InterviewSeat.expires_at > now,
        )
    )


def _hash(secret: str) -> str:
    # The secret is random and long, so a plain hash of it cannot be turned back by guessing.
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
