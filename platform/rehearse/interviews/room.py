"""An interview that is going on, held for one change: what was due is done first, then what was asked is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import Problem
from rehearse.interviews import kept, service, timeline
from rehearse.interviews.clock import Clock, Mark, RoundEnded, WentOn
from rehearse.interviews.forms import Form, of_plain
from rehearse.interviews.lapsed import call_lapsed
from rehearse.interviews.models import (
    Interview,
    InterviewEntry,
    InterviewSubmission,
    InterviewTask,
    InterviewText,
)
from rehearse.interviews.verdicts import call_failed
from rehearse.submissions import service as submissions
from rehearse.submissions.models import Submission
from rehearse_sandbox.wire.job import Mode

#: What an interview hands in is judged however much waits already: its candidate had no other moment for it.
_UNBOUNDED = submissions.Bounds(per_user=10**9, in_all=10**9)

#: The longest note, and all that the scratch pad holds, in characters.
LONGEST_NOTE = 20_000


def _is_last_word(tried: Submission, content: str, level: int) -> bool:
    """Whether a try is what its round ends with. One that we failed to judge is sent again."""
    return (tried.source, tried.level) == (content, level) and tried.verdict != "internal_error"


def hub_name(interview_id: str) -> str:
    """The name under which an interview's followers wait."""
    return f"interview {interview_id}"


class RoomError(Exception):
    """What was asked for cannot be done now. The message says why; nothing was changed."""


class RoundOverError(RoomError):
    """The round is over."""


class HeldElsewhereError(RoomError):
    """Another window writes in this interview."""


@dataclass(slots=True)
class Room:
    """One interview, locked until the caller's transaction ends.

    `rung` are the submissions that a worker has to be woken for once that is committed.
    """

    session: Session
    catalog: Catalog
    interview: Interview
    now: datetime
    clock: Clock
    form: Form
    rung: list[str] = field(default_factory=list)

    @classmethod
    def enter(cls, session: Session, catalog: Catalog, interview_id: str, now: datetime) -> Room | None:
        """The interview with everything done that was due by now; None when there is none of this id."""
        # A write comes first: SQLite has one writer, PostgreSQL locks the row. Nobody else changes what is read after it.
        touched = session.execute(
            update(Interview)
            .where(Interview.id == interview_id)
            .values(last_sequence=Interview.last_sequence)
            .execution_options(synchronize_session=False)
        )
        if not touched.rowcount:  # type: ignore[attr-defined]
            return None
        interview = session.get_one(Interview, interview_id, populate_existing=True)
        clock = msgspec.convert(interview.clock, Clock)
        # The server's clock may have been set back; no entry is earlier than the one before it.
        room = cls(session, catalog, interview, max(now, interview.last_at), clock, of_plain(interview.form))
        room.settle()
        return room

    # What happens by itself

    def settle(self) -> None:
        """Write down what has happened by itself by now: rounds that ended, a clock that went on."""
        while (mark := self.clock.overdue(self.now)) is not None:
            self.set_clock(mark, by="clock")

    def set_clock(self, mark: Mark, *, by: str) -> None:
        """Let this happen to the clock. At the end of a round its programs are handed in.

        Raises:
            ClockError: it cannot happen now.
        """
        number, clock = self.clock.number, self.clock.after(mark)
        match mark:
            case RoundEnded(at):
                self._hand_in(number, at)
                self.write("round_ended", {"round": number, "by": by}, at=at)
            case WentOn(at):
                self.write("went_on", {"by": by}, at=at)
            case _:
                kind = type(mark).__name__.lower()
                self.write(kind, {"by": by, "seconds": getattr(mark, "seconds", None)}, at=mark.at)  # type: ignore[arg-type]
        self.clock = clock
        self._keep_clock()
        if clock.is_over:
            self.write("over", {"by": by}, at=mark.at)
            self.interview.state, self.interview.over_at = "over", self.interview.last_at
            self._call_lapsed()

    def _call_lapsed(self) -> None:
        session, interview = self.session, self.interview
        session.flush()
        acts, tasks = service.acts(session, interview.id), service.tasks(session, interview.id)
        call_lapsed(session, self.catalog, tasks, acts, user_id=interview.user_id, now=self.now)

    def _keep_clock(self) -> None:
        self.interview.clock = msgspec.to_builtins(self.clock)
        self.interview.due_at = self.clock.next_at

    def _hand_in(self, number: int, at: datetime) -> None:
        for task in self.tasks(number):
            if task.kind != "problem":
                continue
            name = timeline.code_of(number, task.task)
            text = self.session.get_one(InterviewText, (self.interview.id, name))
            tried = self.last_sent(number, task.task, "tried")
            problem = self.problem(task)
            about = {"round": number, "task": task.task}
            if problem is None or text.content == problem.starter:
                self.write("handed_in", {**about, "submission": None}, at=at)
            elif tried is not None and _is_last_word(tried, text.content, task.level):
                # It is what the round ended with from now on, also for its verdict, if that is still to come.
                self.session.get_one(InterviewSubmission, tried.id).how = "handed_in"
                call_failed(self.session, tried, tried.verdict, self.now)
                self.write("handed_in", {**about, "submission": tried.id}, at=at)
            else:
                sent = self.send(task, text.content, "submit", how="handed_in", bounds=_UNBOUNDED)
                self.write("handed_in", {**about, "submission": sent.id}, at=at)

    def last_sent(self, number: int, task: int, *how: Literal["ran", "tried"]) -> Submission | None:
        """The program that was sent last for a task in one of these ways."""
        return self.session.scalar(
            select(Submission)
            .join(InterviewSubmission, InterviewSubmission.submission_id == Submission.id)
            .where(
                InterviewSubmission.interview_id == self.interview.id,
                InterviewSubmission.round == number,
                InterviewSubmission.task == task,
                InterviewSubmission.how.in_(how),
            )
            .order_by(Submission.created_at.desc())
            .limit(1)
        )

    # What somebody does

    def write(self, kind: timeline.Kind, payload: Mapping[str, Any], *, at: datetime | None = None) -> InterviewEntry:
        """Write an entry down."""
        interview = self.interview
        interview.last_sequence += 1
        # What was due while the server was away happened then, whenever it is written down.
        interview.last_at = max(self.now if at is None else at, interview.last_at)
        entry = InterviewEntry(
            interview_id=interview.id,
            sequence=interview.last_sequence,
            kind=kind,
            payload=dict(payload),
            at=interview.last_at,
        )
        self.session.add(entry)
        return entry

    def save(self, name: str, content: str) -> int:
        """Keep what a text says now; nothing is written when it says that already. The number of the text's last save."""
        found = self.session.get(InterviewText, (self.interview.id, name))
        old = "" if found is None else found.content
        if found is not None and old == content:
            return found.sequence
        how = timeline.change(old, content)
        entry = self.write("saved", {"text": name, "head": how.head, "tail": how.tail, "put": how.put})
        if found is None:
            found = InterviewText(interview_id=self.interview.id, name=name)
            self.session.add(found)
        found.content, found.sequence = content, entry.sequence
        return entry.sequence

    def send(
        self,
        task: InterviewTask,
        source: str,
        mode: Mode,
        *,
        how: str,
        bounds: submissions.Bounds,
        inputs: tuple[str, ...] = (),
    ) -> Submission:
        """Put a program of a task into the queue.

        Raises:
            RoomError: the problem is neither in the catalogue nor kept.
            SourceRefusedError, InputRefusedError, QueueFullError: it cannot be taken.
        """
        problem = self.problem(task)
        if problem is None:
            raise RoomError(f"The problem {task.name!r} is not there any more, so nothing can be judged. Go on.")
        sent = submissions.create(
            self.session,
            user_id=self.interview.user_id,
            problem=problem,
            source=source,
            mode=mode,
            bounds=bounds,
            now=self.now,
            inputs=inputs,
            level=task.level,
            with_own_tests=False,
        )
        self.session.add(
            InterviewSubmission(
                submission_id=sent.id,
                interview_id=self.interview.id,
                round=task.round,
                task=task.task,
                how=how,
            )
        )
        self.rung.append(sent.id)
        return sent

    # What there is

    def tasks(self, number: int) -> list[InterviewTask]:
        """What is asked in a round."""
        rows = self.session.scalars(
            select(InterviewTask)
            .where(InterviewTask.interview_id == self.interview.id, InterviewTask.round == number)
            .order_by(InterviewTask.task)
        )
        return list(rows)

    def problem(self, task: InterviewTask) -> Problem | None:
        """The problem of a task in the version that was drawn for it."""
        return kept.find(self.session, self.catalog, task.name, task.version)
