"""An interview that is over as pages and API tell it: its report, its rubric and everything that happened in it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta
from sqlalchemy.orm import Session

from rehearse.catalog.catalog import Catalog
from rehearse.interviews import kept, ratings, service
from rehearse.interviews.models import Interview, InterviewTask
from rehearse.interviews.ratings import LONGEST_NOTE, Rated, Rating
from rehearse.interviews.reading import judged, report_of, sent_in
from rehearse.interviews.reporting import TaskReport
from rehearse.submissions.report import GrowthReport, NamedFailureReport, PaceReport, SubmissionReport


class OwnRatingIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A level of the rubric, with what made it so."""

    level: Annotated[float, Meta(ge=1, le=4, multiple_of=1)]
    note: Annotated[str, Meta(max_length=LONGEST_NOTE, pattern="^[^\\x00]*$")] = ""


class RatingOut(msgspec.Struct, frozen=True):
    """A level that somebody gave, with what made it so."""

    level: int
    note: str


class AxisOut(msgspec.Struct, frozen=True, kw_only=True):
    """One axis of the rubric: what the interview shows, what the candidate and the interviewer say. `anchors` are of levels 1 to 4.

    `level` is the one that counts, of "interviewer", "candidate" or "evidence".
    """

    axis: str
    title: str
    question: str
    anchors: list[str]
    evidence: RatingOut | None
    candidate: RatingOut | None
    interviewer: RatingOut | None
    level: int | None
    counts: str


class SignalOut(msgspec.Struct, frozen=True):
    """Whether this would be a hire, from "strong no" to "strong yes", and why; empty when not enough was rated."""

    signal: str
    reason: str


class SaidOut(msgspec.Struct, frozen=True):
    """How many of the programs that were given a chance passed."""

    chance: float
    passed: int
    total: int


class TaskTold(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one task. `seconds` are those spent reading, coding and debugging; `verdict` is empty until there is one."""

    round: int
    task: int
    kind: str
    name: str
    title: str
    why: str
    runs: int
    tries: int
    first_run: float | None
    seconds: dict[str, float]
    submission: str | None
    verdict: str
    level: int
    levels: int
    waits: bool
    solved: bool | None
    passed: int
    total: int
    failure: NamedFailureReport | None
    growth: list[GrowthReport]
    pace: list[PaceReport]
    answered: float | None
    ticks: list[bool]
    lines: list[str]
    code: str
    notes: str
    assumptions: str


class RoundTold(msgspec.Struct, frozen=True, kw_only=True):
    """One round as it was held: seconds by its clock, and how long that stood still besides."""

    number: int
    title: str
    kind: str
    seconds: float | None
    stood: float
    by: str
    tasks: list[TaskTold]


class ReportOut(msgspec.Struct, frozen=True, kw_only=True):
    """An interview that is over. `brier` measures predictions: 0 is right and sure, 0.25 is what a coin gets."""

    id: str
    title: str
    began_at: datetime
    over_at: datetime | None
    seed: int
    extra: int
    waits: bool
    brier: float | None
    said: list[SaidOut]
    pad: str
    rounds: list[RoundTold]
    rubric: list[AxisOut]
    signal: SignalOut


class EntryOut(msgspec.Struct, frozen=True):
    """One thing that happened, so many seconds after the beginning. Offsets in texts count Unicode code points."""

    sequence: int
    kind: str
    seconds: float
    payload: dict[str, Any]


class JudgedOut(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict, with when it came; seconds are None of one that is still to come. `how` is "ran", "tried" or "handed_in"."""

    submission: str
    round: int
    task: int
    how: str
    verdict: str
    seconds: float | None


class TimelineOut(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that happened in an interview, in order, and the verdicts that came of it."""

    id: str
    seconds: float
    entries: list[EntryOut]
    verdicts: list[JudgedOut]


def told_report(session: Session, catalog: Catalog, interview: Interview) -> ReportOut:
    """The report of an interview."""
    found = report_of(session, interview)
    asked = {(each.round, each.task): each for each in service.tasks(session, interview.id)}
    told = judged(session, found)
    rubric = ratings.rubric_of(session, interview.id, found)
    hire = ratings.hire(rubric)
    rounds = [
        RoundTold(
            number=each.number,
            title=each.title,
            kind=each.kind,
            seconds=each.seconds,
            stood=each.stood,
            by=each.by,
            tasks=[_told_task(session, catalog, task, asked[task.round, task.task], told) for task in each.tasks],
        )
        for each in found.rounds
    ]
    return ReportOut(
        id=interview.id,
        title=str(interview.form["title"]),
        began_at=interview.began_at,
        over_at=interview.over_at,
        seed=interview.seed,
        extra=interview.extra,
        waits=found.waits,
        brier=found.brier,
        said=[SaidOut(each.chance, each.passed, each.total) for each in found.said],
        pad=found.pad,
        rounds=rounds,
        rubric=[_told_axis(each) for each in rubric],
        signal=SignalOut(hire.signal or "", hire.reason),
    )


def _told_axis(rated: Rated) -> AxisOut:
    evidence = rated.evidence
    return AxisOut(
        axis=rated.axis.name,
        title=rated.axis.title,
        question=rated.axis.question,
        anchors=list(rated.axis.anchors),
        evidence=None if evidence is None else RatingOut(evidence.level, evidence.why),
        candidate=_told_rating(rated.candidate),
        interviewer=_told_rating(rated.interviewer),
        level=rated.level,
        counts=rated.counts,
    )


def _told_rating(rating: Rating | None) -> RatingOut | None:
    return None if rating is None else RatingOut(rating.level, rating.note)


def _told_task(
    session: Session, catalog: Catalog, task: TaskReport, asked: InterviewTask, told: dict[str, SubmissionReport]
) -> TaskTold:
    problem = kept.find(session, catalog, asked.name, asked.version) if asked.kind == "problem" else None
    prompt, sent = asked.prompt or {}, task.handed_in
    report = None if sent is None else told.get(sent.id)
    tests = [] if report is None else report.tests
    return TaskTold(
        round=task.round,
        task=task.task,
        kind=task.kind,
        name=task.name,
        title=problem.title if problem is not None else prompt.get("text", task.name),
        why=task.why,
        runs=task.runs,
        tries=task.tries,
        first_run=task.first_run,
        seconds={str(phase): seconds for phase, seconds in task.seconds.items()},
        submission=None if sent is None else sent.id,
        verdict="" if sent is None or sent.verdict is None else sent.verdict,
        level=1 if sent is None else sent.level,
        levels=1 if sent is None else sent.levels,
        waits=sent is not None and sent.verdict is None,
        solved=task.solved,
        passed=0 if sent is None else sent.passed,
        total=0 if sent is None else sent.total,
        failure=None if report is None else report.failure,
        growth=[each.growth for each in tests if each.growth is not None],
        pace=[each.pace for each in tests if each.pace is not None],
        answered=task.answered,
        ticks=list(task.ticks),
        lines=list(prompt.get("listens_for", [])),
        code=task.code,
        notes=task.notes,
        assumptions=task.assumptions,
    )


def told_timeline(session: Session, interview: Interview) -> TimelineOut:
    """Everything that happened in an interview."""
    entries = service.entries_after(session, interview.id, 0)

    def after(at: datetime) -> float:
        return (at - interview.began_at).total_seconds()

    return TimelineOut(
        id=interview.id,
        seconds=max((after(each.at) for each in entries), default=0.0),
        entries=[EntryOut(each.sequence, each.kind, after(each.at), dict(each.payload)) for each in entries],
        verdicts=[
            JudgedOut(
                submission=sent.id,
                round=place.round,
                task=place.task,
                how=place.how,
                verdict=sent.verdict or "",
                seconds=None if sent.finished_at is None else after(sent.finished_at),
            )
            for sent, place in sent_in(session, interview.id)
        ],
    )
