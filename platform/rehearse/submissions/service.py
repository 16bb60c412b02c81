"""What a person does with submissions: send, read, list. What is typed meanwhile is in `drafts`."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import uuid4

import msgspec
from sqlalchemy import Table, bindparam, func, select
from sqlalchemy.orm import Session

from rehearse.accounts.models import User
from rehearse.catalog.offered import why_closed
from rehearse.catalog.problem import Problem
from rehearse.submissions import own_tests, pace, queue, report
from rehearse.submissions.models import Submission, SubmissionEvent
from rehearse.submissions.report import StoredEvent
from rehearse_sandbox.wire.job import MAX_SOURCE_BYTES, Mode

#: Lines of a history that are read at once.
HISTORY = 200


class SourceRefusedError(Exception):
    """The source cannot be taken. `too_large` tells the one reason that HTTP has a status of its own for."""

    def __init__(self, message: str, *, too_large: bool = False) -> None:
        super().__init__(message)
        self.too_large = too_large


class QueueFullError(Exception):
    """Too much waits already. `by_user` tells whose fault it is; `retry_after` is in seconds."""

    def __init__(self, message: str, *, by_user: bool, retry_after: int) -> None:
        super().__init__(message)
        self.by_user = by_user
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much may wait: for one user (running ones count), and in all."""

    per_user: int
    in_all: int


def check_source(source: str) -> None:
    """Refuse what no Python file could hold.

    Raises:
        SourceRefusedError: over 64 KiB, a NUL character, or text that has no UTF-8.
    """
    try:
        size = len(source.encode())
    except UnicodeEncodeError as error:
        raise SourceRefusedError(
            f"The character {source[error.start]!r} at position {error.start} cannot be written as UTF-8. Remove it."
        ) from error
    if size > MAX_SOURCE_BYTES:
        raise SourceRefusedError(
            f"The source has {size:,} bytes; at most {MAX_SOURCE_BYTES:,} are taken. Shorten it.", too_large=True
        )
    if "\0" in source:
        line = source.count("\n", 0, source.index("\0")) + 1
        raise SourceRefusedError(f"Line {line} holds a NUL character, which Python does not allow. Remove it.")


def create(
    session: Session,
    *,
    user_id: int,
    problem: Problem,
    source: str,
    mode: Mode,
    bounds: Bounds,
    now: datetime,
    inputs: Sequence[str] = (),
    level: int | None = None,
    with_own_tests: bool = True,
) -> Submission:
    """Store a new submission in the queue, with `inputs` and the person's own tests. The caller commits, then wakes a worker.

    It is judged up to `level`, by default the one that the person works on.

    Raises:
        SourceRefusedError: the source cannot be taken.
        InputRefusedError: an input cannot be taken.
        QueueFullError: the user, or everybody together, has too much waiting.
    """
    check_source(source)
    own_tests.check_typed(inputs)
    submission = Submission(
        id=uuid4().hex,
        user_id=user_id,
        slug=problem.slug,
        problem_version=problem.version,
        mode=mode,
        level=released_level(session, user_id, problem) if level is None else level,
        levels=problem.levels,
        source=source,
        source_sha256=hashlib.sha256(source.encode()).hexdigest(),
        inputs=_inputs(session, user_id, problem, inputs, with_own=with_own_tests),
        created_at=now,
    )
    # PostgreSQL lets one user's requests through here one by one; SQLite has only one writer anyway, from the flush on.
    session.execute(_LOCK, {"user": user_id})
    session.add(submission)
    session.flush()
    _check_bounds(session, user_id, bounds)
    return submission


def _inputs(
    session: Session, user_id: int, problem: Problem, typed: Sequence[str], *, with_own: bool
) -> list[dict[str, str]] | None:
    """What was typed for this run, then the person's own tests of the problem."""
    if why_closed(problem.suite):
        return None
    kept = own_tests.kept(session, user_id, problem.slug) if with_own else []
    return [{"name": "", "text": text} for text in typed] + [
        {"name": one.name, "text": one.text} for one in kept
    ] or None


_LOCK = select(User.id).where(User.id == bindparam("user")).with_for_update()


#: How many of one user wait or run, and how many of all wait; without a look at the many that are done.
_UNFINISHED = (
    select(
        func.count().filter(Submission.user_id == bindparam("user")), func.count().filter(Submission.state == "queued")
    )
    .select_from(Submission)
    .where(Submission.state.in_(("queued", "running")))
)


def _check_bounds(session: Session, user_id: int, bounds: Bounds) -> None:
    """Count with the new one stored, so that requests at the same moment cannot all find the last place free."""
    mine, everyone = (count - 1 for count in session.execute(_UNFINISHED, {"user": user_id}).one())
    if mine >= bounds.per_user:
        wait = pace.seconds_to_next_verdict(session, user_id)
        raise QueueFullError(
            f"You have {mine} submissions waiting already. Send this one when one of them has its verdict, "
            f"in about {wait} s.",
            by_user=True,
            retry_after=wait,
        )
    if everyone >= bounds.in_all:
        wait = pace.seconds_to_next_verdict(session)
        raise QueueFullError(
            f"{everyone} submissions are waiting, which is as many as may. Try again in about {wait} s.",
            by_user=False,
            retry_after=wait,
        )


_ROW = select(cast("Table", Submission.__table__)).where(Submission.id == bindparam("submission"))


def peek(session: Session, submission_id: str) -> Submission | None:
    """A submission to be read only, in a quarter of the time that the session takes to make an object that it watches."""
    row = session.connection().execute(_ROW, {"submission": submission_id}).one_or_none()
    # The row has all columns under the names of the attributes.
    return cast("Submission | None", row)


def find(session: Session, submission_id: str, user_id: int) -> Submission | None:
    """A person's own submission, or None."""
    submission = session.get(Submission, submission_id)
    return submission if submission is not None and submission.user_id == user_id else None


_STORED = cast("Table", SubmissionEvent.__table__).c

#: Columns instead of objects, built once: every reader of a stream asks this again and again.
_EVENTS_AFTER = (
    select(_STORED.sequence, _STORED.attempt, _STORED.kind, _STORED.payload)
    .where(_STORED.submission_id == bindparam("submission"), _STORED.sequence > bindparam("after"))
    .order_by(_STORED.sequence)
)


def events_after(session: Session, submission_id: str, sequence: int) -> list[StoredEvent]:
    """The stored events with a higher number, in order."""
    rows = session.connection().execute(_EVENTS_AFTER, {"submission": submission_id, "after": sequence})
    return [StoredEvent(*row) for row in rows]


def full_report(session: Session, submission: Submission) -> report.SubmissionReport:
    """Everything about one submission."""
    events = events_after(session, submission.id, 0)
    return report.build(submission, events, queue.position(session, submission))


def shown(session: Session, submission_id: str, user_id: int) -> dict[str, Any] | None:
    """A person's own submission as plain values, the way the API shows it; None when there is none."""
    submission = find(session, submission_id, user_id)
    return None if submission is None else plain(full_report(session, submission))


def plain(report_: report.SubmissionReport) -> dict[str, Any]:
    """The same report in dictionaries, lists and texts."""
    values: dict[str, Any] = msgspec.to_builtins(report_)
    return values


def history(session: Session, user_id: int, slug: str, limit: int = HISTORY) -> list[report.SubmissionSummary]:
    """A person's submissions for one problem, newest first."""
    rows = session.scalars(
        select(Submission)
        .where(Submission.user_id == user_id, Submission.slug == slug)
        .order_by(Submission.created_at.desc(), Submission.id)
        .limit(limit)
    )
    return [report.summary(row) for row in rows]


_ACCEPTED = (
    (Submission.user_id == bindparam("user")) & (Submission.mode == "submit") & (Submission.verdict == "accepted")
)
_SOLVED = select(Submission.slug).where(_ACCEPTED, Submission.level == Submission.levels).distinct()
_PASSED_LEVEL = select(func.max(Submission.level)).where(_ACCEPTED, Submission.slug == bindparam("slug"))


def solved_slugs(session: Session, user_id: int) -> set[str]:
    """The problems whose whole suite a person has passed, up to the last level where there are levels."""
    return set(session.scalars(_SOLVED, {"user": user_id}))


def released_level(session: Session, user_id: int, problem: Problem) -> int:
    """The level that a person works on: the one after the highest that they passed, or the last."""
    if problem.levels == 1:
        return 1
    passed = session.scalar(_PASSED_LEVEL, {"user": user_id, "slug": problem.slug}) or 0
    return min(passed + 1, problem.levels)


def progress(session: Session, user_id: int) -> dict[str, str]:
    """Each problem that a person has sent anything for, as "solved" or "tried"."""
    tried = session.scalars(select(Submission.slug).where(Submission.user_id == user_id).distinct())
    solved = solved_slugs(session, user_id)
    return {slug: "solved" if slug in solved else "tried" for slug in tried}


_IN_JUDGING = (
    select(Submission.id, Submission.slug)
    .where(Submission.user_id == bindparam("user"), Submission.state.in_(("queued", "running")))
    .order_by(Submission.created_at)
)


def in_judging(session: Session, user_id: int) -> list[tuple[str, str]]:
    """A person's submissions that wait for their verdict, as (id, slug), the oldest first."""
    return [(row.id, row.slug) for row in session.execute(_IN_JUDGING, {"user": user_id})]
