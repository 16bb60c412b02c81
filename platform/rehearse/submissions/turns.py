"""Whose turn it is: users take turns, and in a round of turns `run` goes before `submit`.

A user who has nothing running is ready from the moment when the oldest of their waiting submissions came, or when their
last one ended, whichever is later. A round belongs to the user who has been ready the longest: only those who had no turn
since that moment take part in it, the most urgent submission first. So, while somebody is ready, everybody else has at
most one turn before them, and nobody starves, whatever the others send. A submission that was cut off goes back with its
old times, so it keeps its place.

The rule stands here twice: as one query for the claim, which has to be atomic, and as a pure function for the places that
people are shown. A property test holds one against the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from itertools import count
from typing import cast

from sqlalchemy import ColumnElement, ScalarSelect, Table, case, exists, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from rehearse.submissions.models import Submission
from rehearse_sandbox.wire.job import Mode


class Urgency(IntEnum):
    """Smaller goes first within a round. The gaps are for kinds to come; judging old work again belongs after all others."""

    RUN = 0
    SUBMIT = 10


#: Who tries the examples waits for the screen; who submits can read meanwhile.
URGENCIES: Mapping[Mode, Urgency] = {"run": Urgency.RUN, "submit": Urgency.SUBMIT}

#: A moment of the past, or the number of a turn that is still to come: those compare as later than all moments.
Moment = tuple[int, datetime] | tuple[int, int]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the order depends on, of one queued submission."""

    id: str
    user_id: int
    urgency: int
    created_at: datetime


def is_busy(user: ColumnElement[int] | InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Whether a submission of this user is being judged, for a query."""
    running = cast("Table", Submission.__table__).alias("running").c
    # A parameter would hide from SQLite that the index of running submissions fits.
    return exists().where(running.user_id == user, running.state == literal("running", literal_execute=True))


def _next_in_turn() -> ScalarSelect[str]:
    ended = aliased(Submission)
    busy = is_busy(Submission.user_id)
    last = select(func.max(ended.finished_at)).where(ended.user_id == Submission.user_id).scalar_subquery()
    urgency = case({mode: literal(int(urgency)) for mode, urgency in URGENCIES.items()}, value=Submission.mode)
    user = Submission.user_id
    mine = func.row_number().over(partition_by=user, order_by=(urgency, Submission.created_at, Submission.id))
    waiting = (
        select(
            Submission.id,
            urgency.label("urgency"),
            mine.label("place"),
            func.min(Submission.created_at).over(partition_by=user).label("oldest"),
            last.label("last"),
        )
        .where(Submission.state == "queued", ~busy)
        .cte("waiting")
    )
    row = waiting.c
    ready = case((or_(row.last.is_(None), row.last < row.oldest), row.oldest), else_=row.last)
    line = select(row.id, row.urgency, row.last, ready.label("ready")).where(row.place == 1).cte("line")
    longest = select(func.min(line.c.ready)).scalar_subquery()
    return (
        select(line.c.id)
        .where(or_(line.c.last.is_(None), line.c.last <= longest))
        .order_by(line.c.urgency, line.c.ready, line.c.id)
        .limit(1)
        .scalar_subquery()
    )


#: The query for the id of the submission that is to be judged next; no row when nobody is ready. Built once.
NEXT_IN_TURN = _next_in_turn()


def places(session: Session) -> dict[str, int]:
    """For each queued submission, how many will be judged before it if nobody sends anything more."""
    columns = (Submission.id, Submission.user_id, Submission.mode, Submission.created_at)
    rows = session.execute(select(*columns).where(Submission.state == "queued")).all()
    if not rows:
        return {}
    waiting = [Waiting(row.id, row.user_id, URGENCIES[row.mode], row.created_at) for row in rows]
    running = session.scalars(select(Submission.user_id).where(Submission.state == "running")).all()
    ordered = order(waiting, _last_ends(session, {row.user_id for row in rows}), frozenset(running))
    return {submission_id: place for place, submission_id in enumerate(ordered)}


def _last_ends(session: Session, users: Iterable[int]) -> dict[int, datetime]:
    found = session.execute(
        select(Submission.user_id, func.max(Submission.finished_at))
        .where(Submission.user_id.in_(users))
        .group_by(Submission.user_id)
    )
    return {user: end for user, end in found if end is not None}


def order(waiting: Sequence[Waiting], last_ends: Mapping[int, datetime], running: frozenset[int]) -> list[str]:
    """The ids in the order in which one worker would judge them. Users in `running` come back when theirs has ended."""
    lines: dict[int, list[Waiting]] = defaultdict(list)
    # Reversed, so that the next one of a user is the last of the list.
    for each in sorted(waiting, key=lambda one: (one.urgency, one.created_at, one.id), reverse=True):
        lines[each.user_id].append(each)
    last: dict[int, Moment] = {user: (0, end) for user, end in last_ends.items()} | dict.fromkeys(running, (1, 0))
    ready: dict[int, Moment] = {
        user: max((0, min(one.created_at for one in line)), last.get(user, (-1, 0))) for user, line in lines.items()
    }
    ordered: list[str] = []
    for turn in count(1):
        if not lines:
            break
        user = _next_user(lines, ready, last)
        ordered.append(lines[user].pop().id)
        last[user] = ready[user] = (1, turn)
        if not lines[user]:
            del lines[user], ready[user]
    return ordered


def _next_user(lines: Mapping[int, list[Waiting]], ready: Mapping[int, Moment], last: Mapping[int, Moment]) -> int:
    longest = min(ready.values())
    taking_part = [user for user in lines if last.get(user, (-1, 0)) <= longest]
    return min(taking_part, key=lambda user: (lines[user][-1].urgency, ready[user], lines[user][-1].id))
