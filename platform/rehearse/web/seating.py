"""An interview as its interviewer is told it: the round that is on, what is written in it live, and what helps to ask on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta
from sqlalchemy.orm import Session

from rehearse.catalog.problem import Problem
from rehearse.interviews import interviewer, notes, service
from rehearse.interviews.interviewer import LONGEST_NOTE, LONGEST_PROMPT
from rehearse.interviews.models import InterviewSeat, InterviewTask
from rehearse.interviews.room import Room
from rehearse.interviews.rubric import LEVELS, AxisName
from rehearse.interviews.timeline import PAD, Entry
from rehearse.web.explained import statements_of
from rehearse.web.interviewing import ClockOut, Number, WrittenOut, told_clock


class SeatMade(msgspec.Struct, frozen=True):
    """A new link. It is told this once: only a hash of its secret is kept."""

    url: str
    expires_at: datetime


class SeatLine(msgspec.Struct, frozen=True):
    """A link that works."""

    made_at: datetime
    expires_at: datetime


class SeatList(msgspec.Struct, frozen=True):
    """The links of an interview that work."""

    seats: list[SeatLine]


class PromptIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the candidate is to read, in the round for which it is meant."""

    round: Number
    text: Annotated[str, Meta(min_length=1, max_length=LONGEST_PROMPT, pattern=r"\S")]


class ReleaseIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which part to open: the one after those that are open."""

    round: Number
    task: Number
    part: Annotated[float, Meta(ge=2, le=100, multiple_of=1)]


class MoreTimeIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many minutes longer a round lasts."""

    round: Number
    minutes: Annotated[float, Meta(gt=0, le=60)]


class AxisRatingIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A level on an axis of the rubric."""

    axis: AxisName
    level: Annotated[float, Meta(ge=LEVELS[0], le=LEVELS[-1], multiple_of=1)]
    note: Annotated[str, Meta(max_length=LONGEST_NOTE, pattern="^[^\\x00]*$")] = ""


class SeatRating(msgspec.Struct, frozen=True):
    """What was rated last on an axis."""

    axis: str
    level: int
    note: str


class SeatRemark(msgspec.Struct, frozen=True, kw_only=True):
    """Something the interviewer did that the candidate sees: `asked` has a text, `granted` seconds, `released` a task and its part."""

    kind: Literal["asked", "granted", "released"]
    sequence: int
    at: datetime
    text: str = ""
    seconds: float = 0.0
    task: int = 0
    level: int = 0


class CompanyOut(msgspec.Struct, frozen=True):
    """The interviewer as the candidate notices them."""

    watched: bool
    remarks: list[SeatRemark]


class OutlineOut(msgspec.Struct, frozen=True):
    """The outline of a solution, as Markdown; of the part `level`, or of the whole when that is 0."""

    level: int
    text: str


class SeatTask(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked, as Markdown, with what only its interviewer sees: later parts, outlines, what to ask next, lines to listen for."""

    round: int
    task: int
    kind: Literal["problem", "prompt"]
    title: str
    text: list[str]
    later: list[str]
    level: int
    levels: int
    outlines: list[OutlineOut] = []
    asks_next: str = ""
    notes: str = ""
    listens_for: list[str] = []
    follow_ups: list[str] = []


class SeatOut(msgspec.Struct, frozen=True, kw_only=True):
    """An interview as its interviewer sees it. Of later rounds nothing is told, nor whose interview it is."""

    title: str
    state: Literal["running", "over"]
    sequence: int
    clock: ClockOut
    round_title: str
    round_kind: str
    tasks: list[SeatTask]
    texts: list[WrittenOut]
    remarks: list[SeatRemark]
    ratings: list[SeatRating]


#: Which entries an interviewer is told, and what of each. Windows' names, predictions and submissions are the candidate's own.
TOLD: dict[str, tuple[str, ...]] = {
    "saved": ("text", "head", "tail", "put"),
    "ran": ("round", "task"),
    "tried": ("round", "task"),
    "asked": ("round", "text"),
    "answered": ("round", "task", "seconds", "ticks"),
    "released": ("round", "task", "level", "by"),
    "granted": ("seconds", "by"),
    "stopped": (),
    "went_on": (),
    "round_ended": ("round", "by"),
    "over": (),
    "rated": ("axis", "level", "note"),
}


def told_entry(entry: Entry) -> dict[str, Any] | None:
    """What an interviewer is told of an entry; None when nothing. The starters of later rounds are in the first entries."""
    fields = TOLD.get(entry.kind)
    if fields is None or entry.payload.get("given"):
        return None
    return {"at": entry.at, **{name: entry.payload.get(name) for name in fields}}


def told_seats(found: Sequence[InterviewSeat]) -> SeatList:
    """The links that work."""
    return SeatList([SeatLine(each.made_at, each.expires_at) for each in found])


def told_remarks(session: Session, interview_id: str) -> list[SeatRemark]:
    """What the interviewer did in the round that is on."""
    return [
        msgspec.convert(
            {**each.payload, "kind": each.kind, "sequence": each.sequence, "at": each.at}, SeatRemark, strict=False
        )
        for each in interviewer.remarks(session, interview_id)
    ]


def told_company(session: Session, interview_id: str) -> CompanyOut:
    """Whether the candidate is watched, and what the interviewer did that they see."""
    return CompanyOut(interviewer.is_watched(session, interview_id), told_remarks(session, interview_id))


def told_seat(room: Room) -> SeatOut:
    """An interview for its interviewer."""
    interview, clock = room.interview, room.clock
    round_ = None if clock.is_over else room.form.rounds[clock.number]
    texts = service.texts(room.session, interview.id).values()
    place = f"/{clock.number}/"
    rated = interviewer.ratings(room.session, interview.id).values()
    return SeatOut(
        title=room.form.title,
        state=interview.state,
        sequence=interview.last_sequence,
        clock=told_clock(clock, room.now),
        round_title="" if round_ is None else round_.title,
        round_kind="" if round_ is None else round_.kind,
        tasks=[] if round_ is None else [_task(room, task) for task in room.tasks(clock.number)],
        texts=[
            WrittenOut(each.name, each.content, each.sequence)
            for each in texts
            if each.name == PAD or place in each.name
        ],
        remarks=told_remarks(room.session, interview.id),
        ratings=[SeatRating(each.axis, each.level, each.note) for each in rated],
    )


def _task(room: Room, task: InterviewTask) -> SeatTask:
    about: dict[str, Any] = {"round": task.round, "task": task.task, "kind": task.kind, "level": task.level}
    if task.kind == "prompt":
        prompt = task.prompt or {}
        return SeatTask(
            **about,
            title="",
            text=[prompt["text"]],
            later=[],
            levels=1,
            notes=prompt.get("notes", ""),
            listens_for=list(prompt["listens_for"]),
            follow_ups=list(prompt.get("follow_ups", [])),
        )
    problem: Problem | None = room.problem(task)
    if problem is None:
        return SeatTask(**about, title=task.name, text=[], later=[], levels=1)
    return SeatTask(
        **about,
        title=problem.title,
        text=statements_of(problem)[: task.level],
        later=statements_of(problem)[task.level :],
        levels=problem.levels,
        outlines=[OutlineOut(each.level, each.markdown) for each in notes.outlines(problem.hints)],
        asks_next=notes.asks_next(problem.editorial),
    )
