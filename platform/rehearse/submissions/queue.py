"""The queue of record: rows in the state `queued` or `running`, worked on by whoever holds their lease.

A claim is one `UPDATE`, so it works alike on SQLite and PostgreSQL and no row is ever held twice. Every write of a worker
carries its lease's token: one that lost the lease (it slept, or was taken for dead) can store nothing any more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, CursorResult, and_, func, or_, select, true, update
from sqlalchemy.orm import Session

from rehearse.submissions import report
from rehearse.submissions.models import Submission, SubmissionEvent
from rehearse.submissions.verdict import Verdict
from rehearse_sandbox.wire.job import Mode

LEASE = timedelta(seconds=20)

#: A worker says this often that it is alive.
RENEW_SECONDS = 5.0

#: Attempts that may end by a fault of ours before the person is told.
MAX_FAULTS = 2

#: Claims of one submission in all: one that takes its server down each time must stop coming back.
MAX_ATTEMPTS = 6


class LeaseLost(Exception):  # noqa: N818  it is an event of the queue, not a mistake
    """Someone else works on this submission now; the present worker must drop it."""


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
    created_at: datetime


def claim(session: Session, submission_id: str, now: datetime) -> Claim | None:
    """Take a queued submission, or None when it is taken or done. Stores the `running` event."""
    token = uuid4().hex
    taken = session.execute(
        update(Submission)
        .where(Submission.id == submission_id, Submission.state == "queued")
        .values(
            state="running",
            lease_token=token,
            lease_until=now + LEASE,
            attempts=Submission.attempts + 1,
            started_at=now,
        )
        .returning(
            Submission.attempts,
            Submission.user_id,
            Submission.slug,
            Submission.mode,
            Submission.source,
            Submission.created_at,
        )
    ).one_or_none()
    if taken is None:
        return None
    held = Claim(submission_id, token, *taken)
    append(session, held, "running", {"attempt": held.attempt}, now)
    return held


def renew(session: Session, held: Claim, now: datetime) -> None:
    """Say that the worker is alive.

    Raises:
        LeaseLost: someone else has the submission.
    """
    _write(session, held, lease_until=now + LEASE)


def append(session: Session, held: Claim, kind: str, payload: Mapping[str, Any], now: datetime) -> int:
    """Store one event and return its number.

    Raises:
        LeaseLost: someone else has the submission.
    """
    sequence = session.execute(
        update(Submission)
        .where(Submission.id == held.id, Submission.lease_token == held.token)
        .values(last_sequence=Submission.last_sequence + 1)
        .returning(Submission.last_sequence)
    ).scalar_one_or_none()
    if sequence is None:
        raise LeaseLost(held.id)
    session.add(
        SubmissionEvent(
            submission_id=held.id, sequence=sequence, attempt=held.attempt, kind=kind, payload=dict(payload), at=now
        )
    )
    session.flush()
    return sequence


def finish(session: Session, held: Claim, verdict: Verdict, now: datetime) -> None:
    """Write the verdict: once for a claim, because the lease ends with it.

    Raises:
        LeaseLost: someone else has the submission.
    """
    append(session, held, "verdict", {"verdict": verdict.word}, now)
    _write(
        session,
        held,
        state="done",
        verdict=verdict.word,
        failure=report.name_failure(verdict.test, verdict.failure) if verdict.failure else None,
        tests_passed=verdict.passed,
        tests_total=verdict.total,
        suite_ms=verdict.suite_ms,
        finished_at=now,
        lease_token=None,
        lease_until=None,
    )


def give_back(session: Session, held: Claim, *, fault: bool) -> bool:
    """Put a submission back in the queue for another attempt; False when it had its last one.

    Raises:
        LeaseLost: someone else has the submission.
    """
    faults = session.scalars(select(Submission.faults).where(Submission.id == held.id)).one() + fault
    if faults >= MAX_FAULTS or held.attempt >= MAX_ATTEMPTS:
        return False
    _write(session, held, state="queued", faults=faults, lease_token=None, lease_until=None)
    return True


def requeue_expired(session: Session, now: datetime) -> list[tuple[str, Mode]]:
    """Put back what dead workers held, by now; returns what to send again."""
    return _requeue(session, or_(Submission.lease_until.is_(None), Submission.lease_until < now), now)


def requeue_all(session: Session, now: datetime) -> list[tuple[str, Mode]]:
    """Put back everything under way. For the start of a server that is the only worker: all others are dead."""
    return _requeue(session, true(), now)


def _requeue(session: Session, condition: ColumnElement[bool], now: datetime) -> list[tuple[str, Mode]]:
    lost = and_(Submission.state == "running", condition)
    _give_up(session, and_(lost, Submission.attempts >= MAX_ATTEMPTS), now)
    back = session.execute(
        update(Submission)
        .where(lost)
        .values(state="queued", lease_token=None, lease_until=None)
        .returning(Submission.id, Submission.mode)
        .execution_options(synchronize_session=False)
    )
    return [(submission_id, mode) for submission_id, mode in back]


def _give_up(session: Session, condition: ColumnElement[bool], now: datetime) -> None:
    for submission in session.scalars(select(Submission).where(condition)):
        submission.lease_token = uuid4().hex
        session.flush()
        verdict = Verdict("internal_error", detail=f"{submission.attempts} attempts were cut off")
        held = Claim(submission.id, submission.lease_token, submission.attempts, 0, "", "submit", "", now)
        finish(session, held, verdict, now)


def waiting(session: Session) -> list[tuple[str, Mode]]:
    """All queued submissions and their modes, oldest first."""
    queued = select(Submission.id, Submission.mode).where(Submission.state == "queued")
    rows = session.execute(queued.order_by(Submission.created_at, Submission.id))
    return [(submission_id, mode) for submission_id, mode in rows]


def position(session: Session, submission: Submission) -> int | None:
    """How many submissions are before this one, counting from 1; None when it does not wait."""
    if submission.state != "queued":
        return None
    older = or_(
        Submission.created_at < submission.created_at,
        (Submission.created_at == submission.created_at) & (Submission.id < submission.id),
    )
    count = select(func.count()).select_from(Submission).where(Submission.state == "queued", older)
    return session.scalars(count).one() + 1


def length(session: Session) -> int:
    """How many submissions wait."""
    return session.scalars(select(func.count()).select_from(Submission).where(Submission.state == "queued")).one()


def _write(session: Session, held: Claim, **values: Any) -> None:
    result = session.execute(
        update(Submission).where(Submission.id == held.id, Submission.lease_token == held.token).values(**values)
    )
    assert isinstance(result, CursorResult)
    if result.rowcount != 1:
        raise LeaseLost(held.id)
