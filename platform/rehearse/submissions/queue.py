"""The queue of record: rows in the state `queued` or `running`, worked on by whoever holds their lease.

A claim is one `UPDATE`, so it works alike on SQLite and PostgreSQL and no row is ever held twice. Every write of a worker
carries its lease's token: one that lost the lease (it slept, or was taken for dead) can store nothing any more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import ColumnElement, Integer, Table, and_, bindparam, func, insert, or_, select, true, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningUpdate

from rehearse.db import UTCDateTime
from rehearse.submissions import report, turns
from rehearse.submissions.models import Submission, SubmissionEvent
from rehearse.submissions.verdict import Verdict
from rehearse_sandbox.wire.job import Mode

LEASE = timedelta(seconds=20)

#: A worker says this often that it is alive.
RENEW_SECONDS = 5.0

#: Attempts that may end by a fault of ours before the person is told: a judge that broke down over a program does so again.
MAX_FAULTS = 2

#: Cells that may end under it. A long suite on a busy machine is under way whenever something ends cells from outside.
MAX_LOST_CELLS = 4

#: Claims of one submission in all. One that takes its server down each time must stop coming back; one that is under way whenever
#: somebody else ends something must not be blamed for it: where something is killed every three seconds, one that is judged for
#: ten is cut off until that ends.
MAX_ATTEMPTS = 60


class LeaseLost(Exception):  # noqa: N818  it is an event of the queue, not a mistake
    """Someone else works on this submission now; the present worker must drop it."""


# The tables themselves: what a worker writes it never reads back, so it needs no objects that are kept in step.
_SUBMISSIONS = cast("Table", Submission.__table__)
_INSERTING = insert(cast("Table", SubmissionEvent.__table__))


@dataclass(frozen=True, slots=True)
class Told:
    """Something that happened, as it is stored for readers."""

    kind: str
    payload: Mapping[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to judge one submission, until the lease runs out."""

    id: str
    token: str
    attempt: int
    user_id: int
    slug: str
    mode: Mode
    source: str
    inputs: list[dict[str, str]] | None
    created_at: datetime
    level: int = 1
    version: str = ""


def claim(session: Session, submission_id: str, now: datetime) -> Claim | None:
    """Take this queued submission, whoever's turn it is; None when it is taken or done. Stores the `running` event."""
    return _claim(session, _CLAIM_ONE, now, wanted=submission_id)


def claim_next(session: Session, now: datetime) -> Claim | None:
    """Take the submission whose turn it is, or None when nobody is ready. Stores the `running` event.

    Raises:
        IntegrityError: another server took one of the same user at this very moment; ask again.
    """
    while waiting := session.connection().execute(_SOME_WAITING).scalars().all():
        alone = {"wanted": waiting[0]} if len(waiting) == 1 else {}
        held = _claim(session, _CLAIM_FREE if alone else _CLAIM_NEXT, now, **alone)
        # Another server may have been quicker with that one; then there may be more.
        if held is not None or session.scalar(select(turns.NEXT_IN_TURN)) is None:
            return held
    return None


def _claiming(which: ColumnElement[bool]) -> ReturningUpdate[Any]:
    rows = _SUBMISSIONS.c
    return (
        update(_SUBMISSIONS)
        .where(which, rows.state == "queued")
        .values(
            state="running",
            lease_token=bindparam("new_token"),
            lease_until=bindparam("new_until", type_=UTCDateTime),
            attempts=rows.attempts + 1,
            last_sequence=rows.last_sequence + 1,
            started_at=bindparam("new_start", type_=UTCDateTime),
        )
        .returning(
            rows.id,
            rows.attempts,
            rows.user_id,
            rows.slug,
            rows.mode,
            rows.source,
            rows.inputs,
            rows.created_at,
            rows.level,
            rows.problem_version,
            rows.last_sequence,
        )
    )


_CLAIM_ONE = _claiming(_SUBMISSIONS.c.id == bindparam("wanted"))
_CLAIM_NEXT = _claiming(_SUBMISSIONS.c.id == turns.NEXT_IN_TURN)

#: One that waits alone is the next in turn if its user is free, which takes a quarter of the time to find out.
_CLAIM_FREE = _claiming(and_(_SUBMISSIONS.c.id == bindparam("wanted"), ~turns.is_busy(_SUBMISSIONS.c.user_id)))
_SOME_WAITING = select(_SUBMISSIONS.c.id).where(_SUBMISSIONS.c.state == "queued").limit(2)


def _claim(session: Session, statement: ReturningUpdate[Any], now: datetime, **keys: str) -> Claim | None:
    token = uuid4().hex
    new = {"new_token": token, "new_until": now + LEASE, "new_start": now}
    taken = session.connection().execute(statement, {**keys, **new}).one_or_none()
    if taken is None:
        return None
    submission_id, *fields, sequence = taken
    held = Claim(submission_id, token, *fields)
    _insert(session, held, [Told("running", {"attempt": held.attempt}, now)], first=sequence)
    return held


def renew(session: Session, held: Claim, now: datetime) -> None:
    """Say that the worker is alive.

    Raises:
        LeaseLost: someone else has the submission.
    """
    _write(session, held, (), lease_until=now + LEASE)


def append(session: Session, held: Claim, *told: Told) -> int:
    """Store events and return the number of the last.

    Raises:
        LeaseLost: someone else has the submission.
    """
    return _write(session, held, told)


def finish(session: Session, held: Claim, verdict: Verdict, now: datetime, *told: Told) -> None:
    """Write the last events and the verdict: once for a claim, because the lease ends with it.

    Raises:
        LeaseLost: someone else has the submission.
    """
    _write(
        session,
        held,
        [*told, Told("verdict", {"verdict": verdict.word}, now)],
        state="done",
        verdict=verdict.word,
        failure=report.name_failure(verdict.test, verdict.failure, verdict.mistake) if verdict.failure else None,
        tests_passed=verdict.passed,
        tests_total=verdict.total,
        suite_ms=verdict.suite_ms,
        finished_at=now,
        lease_token=None,
        lease_until=None,
    )


def give_back(session: Session, held: Claim, *told: Told, fault: bool, most: int = MAX_FAULTS) -> bool:
    """Put a submission back in the queue for another attempt; False when it had its last one.

    That is so when this was the last of `MAX_ATTEMPTS`, or a `fault` and there were `most`. For each attempt that was
    ended from outside there may be one more: what ends servers and engines ends cells as well.

    Raises:
        LeaseLost: someone else has the submission.
    """
    before = session.scalars(select(Submission.faults).where(Submission.id == held.id)).one()
    interrupted = held.attempt - 1 - before
    if (fault and before + 1 >= most + interrupted) or held.attempt >= MAX_ATTEMPTS:
        return False
    faults = before + fault
    _write(session, held, told, state="queued", faults=faults, lease_token=None, lease_until=None)
    return True


def requeue_expired(session: Session, now: datetime) -> list[str]:
    """Put back what dead workers held, by now; returns their ids."""
    return _requeue(session, or_(Submission.lease_until.is_(None), Submission.lease_until < now), now)


def requeue_all(session: Session, now: datetime) -> list[str]:
    """Put back everything under way. For the start of a server that is the only worker: all others are dead."""
    return _requeue(session, true(), now)


def _requeue(session: Session, condition: ColumnElement[bool], now: datetime) -> list[str]:
    lost = and_(Submission.state == "running", condition)
    _give_up(session, and_(lost, Submission.attempts >= MAX_ATTEMPTS), now)
    back = session.scalars(
        update(Submission)
        .where(lost)
        .values(state="queued", lease_token=None, lease_until=None)
        .returning(Submission.id)
        .execution_options(synchronize_session=False)
    )
    return list(back)


def _give_up(session: Session, condition: ColumnElement[bool], now: datetime) -> None:
    for submission in session.scalars(select(Submission).where(condition)):
        submission.lease_token = uuid4().hex
        session.flush()
        verdict = Verdict("internal_error", detail=f"{submission.attempts} attempts were cut off")
        held = Claim(submission.id, submission.lease_token, submission.attempts, 0, "", "submit", "", None, now)
        finish(session, held, verdict, now)


def any_ready(session: Session) -> bool:
    """Whether a worker would find something to judge."""
    return session.scalar(select(turns.NEXT_IN_TURN)) is not None


def position(session: Session, submission: Submission) -> int | None:
    """How many will be judged before this one if nobody sends anything more; None when it does not wait."""
    return turns.places(session).get(submission.id) if submission.state == "queued" else None


def length(session: Session) -> int:
    """How many submissions wait."""
    return session.scalars(select(func.count()).select_from(Submission).where(Submission.state == "queued")).one()


def _write(session: Session, held: Claim, told: Sequence[Told], **values: Any) -> int:
    """Change the row and store events in one go; the number of the last event."""
    keys = {"held_id": held.id, "held_token": held.token, "told": len(told)}
    new = {f"new_{name}": value for name, value in values.items()}
    last = session.connection().execute(_writing(frozenset(values)), keys | new).scalar_one_or_none()
    if last is None:
        raise LeaseLost(held.id)
    _insert(session, held, told, first=last - len(told) + 1)
    return last


@cache
def _writing(names: frozenset[str]) -> ReturningUpdate[int]:
    """The statement that changes these columns. Putting one together takes longer than running it."""
    rows = _SUBMISSIONS.c
    new = {name: bindparam(f"new_{name}", type_=rows[name].type) for name in sorted(names)}
    return (
        update(_SUBMISSIONS)
        .where(rows.id == bindparam("held_id"), rows.lease_token == bindparam("held_token"))
        .values(last_sequence=rows.last_sequence + bindparam("told", type_=Integer), **new)
        .returning(rows.last_sequence)
    )


def _insert(session: Session, held: Claim, told: Sequence[Told], *, first: int) -> None:
    rows = [
        {
            "submission_id": held.id,
            "sequence": sequence,
            "attempt": held.attempt,
            "kind": event.kind,
            "payload": dict(event.payload),
            "at": event.at,
        }
        for sequence, event in enumerate(told, first)
    ]
    if rows:
        session.connection().execute(_INSERTING, rows)
