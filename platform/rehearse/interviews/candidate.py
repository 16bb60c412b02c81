"""What a candidate does in an interview: write, run, try, hand in, stop the clock, go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rehearse.interviews import timeline
from rehearse.interviews.clock import RoundEnded, Stopped, WentOn
from rehearse.interviews.models import InterviewSubmission, InterviewTask
from rehearse.interviews.room import LONGEST_NOTE, HeldElsewhereError, Room, RoomError, RoundOverError
from rehearse.submissions import service as submissions
from rehearse.submissions.models import Submission
from rehearse_sandbox.wire.job import Mode

#: What is written beside programs, for each task.
NOTES = ("notes", "assumptions")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who sits the interview, in one window. `holder` is the window's own name, which no other window has."""

    room: Room
    holder: str

    def take(self) -> None:
        """Write in this window from now on; any other only reads.

        Raises:
            RoomError: the interview is over.
        """
        self._check_that_it_goes_on()
        if self.room.interview.holder != self.holder:
            self.room.interview.holder = self.holder
            self.room.write("took", {"holder": self.holder})

    def save(self, name: str, content: str) -> int:
        """Keep what a text says now: "pad", or "code", "notes" or "assumptions" with round and task, such as "code/0/1".

        The number of the text's last save tells who else has saved it since.

        Raises:
            RoomError: another window writes, the text's round is not on, or there is no such text.
            SourceRefusedError: it cannot be a text.
        """
        self._check_holder()
        if name == timeline.PAD:
            self._check_that_it_goes_on()
        else:
            kind, _, place = name.partition("/")
            number, _, task = place.partition("/")
            if kind not in ("code", *NOTES) or not (number.isdecimal() and task.isdecimal()):
                raise RoomError(f"There is no text {name!r}.")
            self._task(int(number), int(task))
        submissions.check_source(content)
        if not name.startswith("code/") and len(content) > LONGEST_NOTE:
            raise RoomError(f"Notes may have {LONGEST_NOTE:,} characters; these have {len(content):,}. Shorten them.")
        return self.room.save(name, content)

    def run(
        self,
        number: int,
        task: int,
        source: str,
        *,
        bounds: submissions.Bounds,
        inputs: Sequence[str] = (),
        chance: float | None = None,
    ) -> Submission:
        """Run the examples. `chance` is what the candidate gives the program to pass them, from 0 to 1.

        Raises:
            RoomError: another window writes, or the round is not on.
            SourceRefusedError, InputRefusedError, QueueFullError: it cannot be taken.
        """
        asked = self._task(number, task)
        return self._send(asked, source, "run", bounds=bounds, inputs=tuple(inputs), chance=chance)

    def attempt(
        self, number: int, task: int, source: str, *, bounds: submissions.Bounds, chance: float | None = None
    ) -> Submission:
        """Ask the hidden tests before the round ends, as often as its form allows.

        Raises:
            RoomError: another window writes, the round is not on, or it was asked as often as may be.
            SourceRefusedError, QueueFullError: it cannot be taken.
        """
        asked = self._task(number, task)
        left = self.tries_left(number, task)
        if left <= 0:
            allowed = self.room.form.rounds[number].tries
            raise RoomError(
                f"The hidden tests were asked {allowed} times, which is as often as this form allows."
                if allowed
                else "The hidden tests are asked when the round ends. Run the examples until then."
            )
        return self._send(asked, source, "submit", bounds=bounds, inputs=(), chance=chance)

    def tries_left(self, number: int, task: int) -> int:
        """How often the hidden tests may still be asked for a task."""
        used = self.room.session.query(InterviewSubmission).filter_by(
            interview_id=self.room.interview.id, round=number, task=task, how="tried"
        )
        return self.room.form.rounds[number].tries - used.count()

    def end_round(self, number: int) -> None:
        """Be done with a round; the next begins.

        Raises:
            RoomError: another window writes, or the round is not on.
        """
        self._check_holder()
        self._check_round(number, standing=True)
        self.room.set_clock(RoundEnded(self.room.now), by="candidate")

    def leave(self) -> None:
        """End the interview; what was written is handed in.

        Raises:
            RoomError: it is over.
        """
        self._check_that_it_goes_on()
        while not self.room.clock.is_over:
            self.room.set_clock(RoundEnded(self.room.now), by="candidate")

    def stop(self) -> None:
        """Let the clock stand still.

        Raises:
            RoomError: another window writes, the form does not allow it, or the interview is over.
            ClockError: it stands still already, or has for as long as it may.
        """
        self._check_holder()
        self._check_that_it_goes_on()
        if not self.room.form.pauses:
            raise RoomError("This form has no pauses: its clock goes on, as it would in the interview.")
        self.room.set_clock(Stopped(self.room.now), by="candidate")

    def go_on(self) -> None:
        """Let the clock go on.

        Raises:
            RoomError: another window writes, or the interview is over.
            ClockError: it is going already.
        """
        self._check_holder()
        self._check_that_it_goes_on()
        self.room.set_clock(WentOn(self.room.now), by="candidate")

    def answer(self, number: int, task: int, *, seconds: float, ticks: Sequence[bool]) -> None:
        """Tell how a spoken answer went: how long it took, and which of the lines that a listener could tick were in it.

        Raises:
            RoomError: another window writes, the round is not on, or the prompt has another number of lines.
        """
        self._check_holder()
        prompt = self._task(number, task).prompt
        lines = len(prompt["listens_for"]) if prompt else 0
        if not prompt or len(ticks) != lines:
            raise RoomError(f"{len(ticks)} ticks were sent for {lines} lines.")
        self.room.write("answered", {"round": number, "task": task, "seconds": seconds, "ticks": list(ticks)})

    def _send(
        self,
        task: InterviewTask,
        source: str,
        mode: Mode,
        *,
        bounds: submissions.Bounds,
        inputs: tuple[str, ...],
        chance: float | None,
    ) -> Submission:
        self._check_holder()
        if task.kind != "problem":
            raise RoomError("This is a prompt to be answered aloud; there is no program to run.")
        kind: timeline.Kind = "ran" if mode == "run" else "tried"
        sent = self.room.send(task, source, mode, how=kind, bounds=bounds, inputs=inputs)
        self.room.save(timeline.code_of(task.round, task.task), source)
        about = {"round": task.round, "task": task.task, "submission": sent.id}
        if chance is not None:
            self.room.write("predicted", {**about, "chance": chance})
        self.room.write(kind, about)
        return sent

    def _check_holder(self) -> None:
        if self.room.interview.holder != self.holder:
            raise HeldElsewhereError(
                "This interview goes on in another window. Nothing of this one was kept; write here instead to take it over."
            )

    def _check_that_it_goes_on(self) -> None:
        if self.room.clock.is_over:
            raise RoundOverError("The interview is over. What was saved last was handed in; its report says more.")

    def _check_round(self, number: int, *, standing: bool = False) -> None:
        self._check_that_it_goes_on()
        clock = self.room.clock
        if number < clock.number:
            raise RoundOverError(f"Round {number + 1} is over. What was saved last before its end was handed in.")
        if number > clock.number:
            raise RoomError(f"Round {number + 1} has not begun.")
        if clock.stopped_at is not None and not standing:
            raise RoomError("The clock stands still. Let it go on first.")

    def _task(self, number: int, task: int) -> InterviewTask:
        self._check_round(number)
        found = next((each for each in self.room.tasks(number) if each.task == task), None)
        if found is None:
            raise RoomError(f"Round {number + 1} has no task {task + 1}.")
        return found
