"""Interviews from outside: begin one, find it, read how it stands and what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

import msgspec
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from rehearse.catalog.problem import Problem
from rehearse.interviews import kept, timeline
from rehearse.interviews.clock import Clock, lengths_of
from rehearse.interviews.forms import Form, to_plain
from rehearse.interviews.models import (
    Interview,
    InterviewEntry,
    InterviewSubmission,
    InterviewTask,
    InterviewText,
)
from rehearse.interviews.timeline import Entry

#: What a candidate may have as extra time, in percent.
EXTRA = (0, 25, 50, 75, 100)


class AlreadyRunningError(Exception):
    """The person sits an interview already; `interview_id` says which, when it is known."""

    def __init__(self, interview_id: str | None) -> None:
        super().__init__("You are in an interview already. Go on with it, or end it, before you begin another.")
        self.interview_id = interview_id


@dataclass(frozen=True, slots=True)
class Asked:
    """What was chosen for one task: a problem, or a prompt as plain values. `why` says in a sentence why it was."""

    round: int
    task: int
    why: str
    problem: Problem | None = None
    prompt: dict[str, Any] | None = None

    @property
    def name(self) -> str:
        """The problem's slug or the prompt's id."""
        return self.problem.slug if self.problem is not None else (self.prompt or {})["id"]


def begin(
    session: Session,
    *,
    user_id: int,
    form: Form,
    asked: Sequence[Asked],
    seed: int,
    extra: int,
    holder: str,
    now: datetime,
) -> Interview:
    """Begin an interview: its clock goes from now on.

    Raises:
        AlreadyRunningError: the person sits one already.
        ValueError: the extra time is none that can be had.
    """
    if extra not in EXTRA:
        raise ValueError(f"extra = {extra!r} percent: choose one of {', '.join(map(str, EXTRA))}")
    if (other := running(session, user_id)) is not None:
        raise AlreadyRunningError(other.id)
    clock = Clock(lengths_of([each.minutes for each in form.rounds], extra), now)
    interview = Interview(
        id=uuid4().hex,
        user_id=user_id,
        form_name=form.name,
        form=to_plain(form),
        seed=seed,
        extra=extra,
        clock=msgspec.to_builtins(clock),
        holder=holder,
        last_at=now,
        due_at=clock.next_at,
        began_at=now,
    )
    session.add(interview)
    try:
        session.flush()
    except IntegrityError as error:
        # Two windows asked at the same moment.
        raise AlreadyRunningError(None) from error
    _first_entries(session, interview, asked, now)
    for each in asked:
        _ask(session, interview, each, now)
    return interview


def _first_entries(session: Session, interview: Interview, asked: Sequence[Asked], now: datetime) -> None:
    """What was there before anybody typed: the start, and each problem's starter."""

    def write(kind: timeline.Kind, payload: dict[str, Any]) -> None:
        interview.last_sequence += 1
        sequence = interview.last_sequence
        session.add(InterviewEntry(interview_id=interview.id, sequence=sequence, kind=kind, payload=payload, at=now))

    write("started", {"form": interview.form_name, "seed": interview.seed, "extra": interview.extra})
    for each in asked:
        if each.problem is not None:
            name, starter = timeline.code_of(each.round, each.task), each.problem.starter
            write("saved", {"text": name, "head": 0, "tail": 0, "put": starter, "given": True})
            text = InterviewText(
                interview_id=interview.id, name=name, content=starter, sequence=interview.last_sequence
            )
            session.add(text)


def _ask(session: Session, interview: Interview, asked: Asked, now: datetime) -> None:
    if asked.problem is not None:
        kept.keep(session, asked.problem)
    session.add(
        InterviewTask(
            interview_id=interview.id,
            round=asked.round,
            task=asked.task,
            user_id=interview.user_id,
            kind="prompt" if asked.problem is None else "problem",
            name=asked.name,
            version="" if asked.problem is None else asked.problem.version,
            prompt=asked.prompt,
            why=asked.why,
            asked_at=now,
        )
    )


def running(session: Session, user_id: int) -> Interview | None:
    """The interview that a person sits now."""
    return session.scalar(select(Interview).where(Interview.user_id == user_id, Interview.state == "running"))


def find(session: Session, interview_id: str, user_id: int) -> Interview | None:
    """A person's own interview, or None."""
    found = session.get(Interview, interview_id)
    return found if found is not None and found.user_id == user_id else None


def of_person(session: Session, user_id: int, limit: int = 200) -> Sequence[Interview]:
    """A person's interviews, the latest first."""
    return session.scalars(
        select(Interview).where(Interview.user_id == user_id).order_by(Interview.began_at.desc()).limit(limit)
    ).all()


def entries_after(session: Session, interview_id: str, sequence: int) -> list[Entry]:
    """What happened after an entry, in order."""
    rows = session.execute(
        select(InterviewEntry.sequence, InterviewEntry.kind, InterviewEntry.at, InterviewEntry.payload)
        .where(InterviewEntry.interview_id == interview_id, InterviewEntry.sequence > sequence)
        .order_by(InterviewEntry.sequence)
    )
    return [Entry(*row) for row in rows]


def acts(session: Session, interview_id: str) -> list[Entry]:
    """What happened except for what was typed, in order."""
    rows = session.execute(
        select(InterviewEntry.sequence, InterviewEntry.kind, InterviewEntry.at, InterviewEntry.payload)
        .where(InterviewEntry.interview_id == interview_id, InterviewEntry.kind != "saved")
        .order_by(InterviewEntry.sequence)
    )
    return [Entry(*row) for row in rows]


def clock_of(session: Session, interview_id: str) -> Clock | None:
    """How an interview's clock was stored last; None when there is no such interview."""
    stored = session.scalar(select(Interview.clock).where(Interview.id == interview_id))
    return None if stored is None else msgspec.convert(stored, Clock)


def texts(session: Session, interview_id: str) -> dict[str, InterviewText]:
    """All texts of an interview as they stand."""
    rows = session.scalars(select(InterviewText).where(InterviewText.interview_id == interview_id))
    return {row.name: row for row in rows}


def tasks(session: Session, interview_id: str) -> Sequence[InterviewTask]:
    """What is asked in an interview, in order."""
    return session.scalars(
        select(InterviewTask)
        .where(InterviewTask.interview_id == interview_id)
        .order_by(InterviewTask.round, InterviewTask.task)
    ).all()


def submissions(session: Session, interview_id: str) -> Sequence[InterviewSubmission]:
    """The submissions that belong to an interview."""
    return session.scalars(select(InterviewSubmission).where(InterviewSubmission.interview_id == interview_id)).all()


def closed_slugs(session: Session, user_id: int) -> set[str]:
    """The problems that the interview which a person sits asks: their pages tell nothing until it is over."""
    return set(
        session.scalars(
            select(InterviewTask.name)
            .join(Interview, Interview.id == InterviewTask.interview_id)
            .where(Interview.user_id == user_id, Interview.state == "running", InterviewTask.kind == "problem")
        )
    )
