"""Ratings on the rubric: stored, read, and put together with what the interview itself shows. Whoever may rate is decided by the caller."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from rehearse.interviews.evidence import Shown, shown
from rehearse.interviews.models import InterviewRating
from rehearse.interviews.reporting import Report
from rehearse.interviews.rubric import AXES, Axis, AxisName, Level
from rehearse.interviews.signal import Hire, signal

By = Literal["candidate", "interviewer"]

#: The longest note of a rating, in characters.
LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class Rating:
    """A level that somebody gave."""

    level: Level
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Rated:
    """One axis: what the interview shows, what the candidate says and what the interviewer says of it.

    `counts` is who the level for the signal comes from: the interviewer, else the candidate, else the evidence.
    """

    axis: Axis
    evidence: Shown | None
    candidate: Rating | None
    interviewer: Rating | None

    @property
    def level(self) -> Level | None:
        """The level that counts; None when there is none."""
        found = self.interviewer or self.candidate or self.evidence
        return None if found is None else found.level

    @property
    def counts(self) -> str:
        """Who that level is of: "interviewer", "candidate", "evidence", or nobody."""
        if self.interviewer is not None:
            return "interviewer"
        if self.candidate is not None:
            return "candidate"
        return "" if self.evidence is None else "evidence"


def rate(
    session: Session, interview_id: str, axis: AxisName, *, by: By, level: Level, note: str, now: datetime
) -> None:
    """Keep a level with its note, in place of what the same person said before."""
    found = session.get(InterviewRating, (interview_id, axis, by))
    if found is None:
        found = InterviewRating(interview_id=interview_id, axis=axis, by=by)
        session.add(found)
    found.level, found.note, found.at = level, note, now
    session.flush()


def rubric_of(session: Session, interview_id: str, report: Report) -> list[Rated]:
    """Every axis with all that is known of it."""
    evidence = shown(report)
    given = _given(session, interview_id)
    return [
        Rated(axis, evidence.get(axis.name), given.get((axis.name, "candidate")), given.get((axis.name, "interviewer")))
        for axis in AXES
    ]


def hire(rubric: Iterable[Rated]) -> Hire:
    """The signal of a rubric."""
    return signal({each.axis.name: each.level for each in rubric if each.level is not None})


def _given(session: Session, interview_id: str) -> dict[tuple[str, str], Rating]:
    rows = session.scalars(select(InterviewRating).where(InterviewRating.interview_id == interview_id))
    return {(row.axis, row.by): Rating(cast("Level", row.level), row.note, row.at) for row in rows}
