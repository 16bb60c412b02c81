"""An interview as pages and API tell it: how its clock stands, what is asked in the round that is on, what was written."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from rehearse.catalog.problem import Problem
from rehearse.interviews.candidate import Candidate
from rehearse.interviews.clock import Clock, warnings_of
from rehearse.interviews.forms import Form
from rehearse.interviews.models import Interview, InterviewTask
from rehearse.interviews.room import Room
from rehearse.interviews.service import EXTRA
from rehearse.web.explained import statements_of
from rehearse.web.programs import Input, Source
from rehearse_sandbox.wire.custom import MAX_TYPED
from rehearse_sandbox.wire.job import Mode

Holder = Annotated[
    str,
    Meta(
        min_length=1, max_length=40, pattern="^[^\\x00]*$", description="The window's own name; no other window has it."
    ),
]

#: A whole number. JSON has no other numbers than floats, and 1.0 is as good as 1.
Number = Annotated[float, Meta(ge=0, le=100, multiple_of=1)]
TextName = Annotated[str, Meta(pattern="^(pad|(code|notes|assumptions)/[0-9]{1,2}/[0-9]{1,2})$")]


class BeginIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which form to begin; `extra` is extra time in percent, and the same `seed` chooses the same problems."""

    form: Annotated[str, Meta(min_length=1, max_length=100, pattern="^[^\\x00]*$")]
    holder: Holder
    extra: Annotated[float, Meta(extra_json_schema={"enum": list(EXTRA)})] = 0
    seed: Annotated[float, Meta(ge=0, le=2**31 - 1, multiple_of=1)] | None = None


class BegunOut(msgspec.Struct, frozen=True):
    """An interview that began: `url` is its page."""

    id: str
    url: str


class HolderIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which window asks."""

    holder: Holder


class TextIn(HolderIn, frozen=True, forbid_unknown_fields=True):
    """What a text says now: "pad", or "code", "notes" or "assumptions" with round and task, such as "code/0/1"."""

    text: TextName
    content: Source


class ProgramIn(HolderIn, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A program to run: `run` takes the examples, `submit` the hidden tests. `chance` is what its author gives it to pass."""

    round: Number
    task: Number
    source: Source
    mode: Mode = "run"
    inputs: Annotated[list[Input], Meta(extra_json_schema={"maxItems": MAX_TYPED})] = []
    chance: Annotated[float, Meta(ge=0, le=1)] | None = None


class ClockIn(HolderIn, frozen=True, forbid_unknown_fields=True):
    """What the clock is to do."""

    does: Literal["stop", "go"]


class AnswerIn(HolderIn, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How an answer that was spoken went: its seconds, and which lines a listener could have ticked."""

    round: Number
    task: Number
    seconds: Annotated[float, Meta(ge=0, le=36_000)]
    ticks: Annotated[list[bool], Meta(max_length=20)]


class ClockOut(msgspec.Struct, frozen=True, kw_only=True):
    """How the clock stands: the round that is on, seconds that are left of it and of all, and when people are warned."""

    round: int
    rounds: int
    over: bool
    stopped: bool
    length: float
    left: float
    left_in_all: float
    warnings: list[int]


class TaskOut(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked: a problem by its statement, up to the part that is open, or a prompt. A hidden title is empty."""

    round: int
    task: int
    kind: Literal["problem", "prompt"]
    title: str
    text: list[str]
    level: int
    levels: int
    tries_left: int
    listens_for: list[str]
    follow_ups: list[str]


class WrittenOut(msgspec.Struct, frozen=True):
    """A text as it stands, with the number of its last save."""

    name: str
    content: str
    sequence: int


class RoomOut(msgspec.Struct, frozen=True, kw_only=True):
    """An interview as its candidate sees it. `held_here` tells whether the window that asks may write."""

    id: str
    title: str
    state: Literal["running", "over"]
    began_at: datetime
    sequence: int
    held_here: bool
    pauses: bool
    asks: list[str]
    clock: ClockOut
    tasks: list[TaskOut]
    texts: list[WrittenOut]


class SavedOut(msgspec.Struct, frozen=True):
    """What was kept, with how the clock stands. `sequence` is the number of a text's last save, or of what was done."""

    sequence: int
    clock: ClockOut


class FormOut(msgspec.Struct, frozen=True, kw_only=True):
    """A form that can be begun by its name."""

    name: str
    title: str
    summary: str
    minutes: int
    rounds: list[str]


class InterviewLine(msgspec.Struct, frozen=True, kw_only=True):
    """One interview of the person's."""

    id: str
    title: str
    state: Literal["running", "over"]
    began_at: datetime
    over_at: datetime | None


class InterviewList(msgspec.Struct, frozen=True):
    """All forms, the person's own first, and their interviews, the latest first."""

    forms: list[FormOut]
    interviews: list[InterviewLine]


def told_form(form: Form) -> FormOut:
    """A form for those who choose one."""
    titles = [each.title for each in form.rounds]
    return FormOut(name=form.name, title=form.title, summary=form.summary, minutes=form.minutes, rounds=titles)


def told_plain_form(plain: dict[str, Any]) -> FormOut:
    """The same of a form that a person keeps, also when it was saved under other rules."""
    rounds: list[dict[str, Any]] = plain["rounds"]
    return FormOut(
        name=plain["name"],
        title=plain["title"],
        summary=plain["summary"],
        minutes=sum(each["minutes"] for each in rounds),
        rounds=[each["title"] for each in rounds],
    )


def told_line(interview: Interview) -> InterviewLine:
    """An interview in a line."""
    return InterviewLine(
        id=interview.id,
        title=str(interview.form["title"]),
        state=interview.state,
        began_at=interview.began_at,
        over_at=interview.over_at,
    )


def told_clock(clock: Clock, now: datetime) -> ClockOut:
    """How a clock stands."""
    return ClockOut(
        round=clock.number,
        rounds=len(clock.lengths),
        over=clock.is_over,
        stopped=clock.stopped_at is not None,
        length=0.0 if clock.is_over else clock.length,
        left=clock.left(now),
        left_in_all=clock.left_in_all(now),
        warnings=[] if clock.is_over else list(warnings_of(clock.length)),
    )


def told_room(room: Room, holder: str, texts: list[WrittenOut]) -> RoomOut:
    """An interview for its candidate: of later rounds nothing is told."""
    interview, clock = room.interview, room.clock
    tasks = [] if clock.is_over else [_task(room, task) for task in room.tasks(clock.number)]
    ours = {f"/{clock.number}/"}
    return RoomOut(
        id=interview.id,
        title=room.form.title,
        state=interview.state,
        began_at=interview.began_at,
        sequence=interview.last_sequence,
        held_here=interview.holder == holder,
        pauses=room.form.pauses,
        asks=list(room.form.asks),
        clock=told_clock(clock, room.now),
        tasks=tasks,
        texts=[text for text in texts if text.name == "pad" or any(part in text.name for part in ours)],
    )


def _task(room: Room, task: InterviewTask) -> TaskOut:
    about: dict[str, Any] = {"round": task.round, "task": task.task, "kind": task.kind, "level": task.level}
    if task.kind == "prompt":
        prompt = task.prompt or {}
        return TaskOut(
            **about,
            title="",
            text=[prompt["text"]],
            levels=1,
            tries_left=0,
            listens_for=prompt["listens_for"],
            follow_ups=prompt.get("follow_ups", []),
        )
    problem: Problem | None = room.problem(task)
    return TaskOut(
        **about,
        title="" if problem is None or "title" in room.form.hides else problem.title,
        text=[] if problem is None else statements_of(problem)[: task.level],
        levels=1 if problem is None else problem.levels,
        tries_left=Candidate(room, "").tries_left(task.round, task.task),
        listens_for=[],
        follow_ups=[],
    )
