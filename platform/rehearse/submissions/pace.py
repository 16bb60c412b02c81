"""How fast verdicts come at present, so that who is refused is told when to try again by measure and not by guess."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from rehearse.submissions import turns
from rehearse.submissions.models import Submission

#: So many of the latest verdicts say how fast the judge is.
MEASURED = 20

#: What a verdict is taken to cost before any was given.
UNMEASURED_SECONDS = 2.0

#: Nobody is asked to stay away for longer, in seconds: by then everything may be different.
LONGEST_WAIT = 300


def seconds_to_next_verdict(session: Session, user_id: int | None = None) -> int:
    """In about how many seconds the next of this user's submissions, or of anybody's, has its verdict."""
    ended = (
        select(Submission.started_at, Submission.finished_at)
        .where(Submission.state == "done", Submission.started_at.is_not(None))
        .order_by(Submission.created_at.desc())
        .limit(MEASURED)
    )
    spans = [(began, end) for began, end in session.execute(ended) if began is not None and end is not None]
    turns_before = 0 if user_id is None else _turns_before(session, user_id)
    seconds = (seconds_for_one(spans) or UNMEASURED_SECONDS) * (turns_before + 1)
    return min(max(1, math.ceil(seconds)), LONGEST_WAIT)


def _turns_before(session: Session, user_id: int) -> int:
    unfinished = Submission.state.in_(("queued", "running"))
    rows = session.execute(select(Submission.id, Submission.state).where(Submission.user_id == user_id, unfinished))
    states = {row.id: row.state for row in rows}
    if "running" in states.values():
        return 0
    return min((place for each, place in turns.places(session).items() if each in states), default=0)


def seconds_for_one(spans: Sequence[tuple[datetime, datetime]]) -> float | None:
    """How often a verdict comes while the judge is busy, from when some attempts began and ended; None without any."""
    if not spans:
        return None
    busy, reached = 0.0, min(begin for begin, _ in spans)
    for begin, end in sorted(spans):
        busy += max(0.0, (end - max(begin, reached)).total_seconds())
        reached = max(reached, end)
    return busy / len(spans)
