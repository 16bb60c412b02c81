"""What an interviewer does in an interview: watch, send prompts, release parts, add time, rate."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from rehearse.interviews.clock import Granted
from rehearse.interviews.models import InterviewEntry, InterviewRating
from rehearse.interviews.room import Room, RoomError, RoundOverError
from rehearse.interviews.rubric import AXIS_NAMES, LEVELS
from rehearse.interviews.timeline import Entry

#: The longest prompt and the longest note of a rating, in characters.
LONGEST_PROMPT = 500
LONGEST_NOTE = 2_000

#: Who did it, as entries name them.
INTERVIEWER = "interviewer"


@dataclass(frozen=True, slots=True)
class Interviewer:
    """Who holds a link to the interview. All who hold one are the same interviewer."""

    room: Room

    def watch(self) -> None:
        """Somebody watches from now on; nothing is written when that is known, or when everything is over."""
        if not self.room.clock.is_over and not is_watched(self.room.session, self.room.interview.id):
            self.room.write("watched", {"by": INTERVIEWER})

    def look_away(self) -> None:
        """Nobody watches any more; nothing is written when that is known, or when everything is over."""
        if not self.room.clock.is_over and is_watched(self.room.session, self.room.interview.id):
            self.room.write("left", {"by": INTERVIEWER})

    def prompt(self, number: int, text: str) -> None:
        """Send the candidate a question or a remark.

        Raises:
            RoomError: the round is not on, or the text is empty or too long.
        """
        self._check_round(number)
        said = text.strip()
        if not said:
            raise RoomError("The prompt is empty. Write what the candidate is to read.")
        if len(said) > LONGEST_PROMPT:
            raise RoomError(f"A prompt may have {LONGEST_PROMPT} characters; this has {len(said):,}. Shorten it.")
        self.room.write("asked", {"round": number, "text": said, "by": INTERVIEWER})

    def release(self, number: int, task: int, part: int) -> None:
        """Open a part of a problem, the one after those that are open: asked for twice, it is opened once.

        Raises:
            RoomError: the round is not on, its clock stands still, or this part is not the next.
        """
        self._check_round(number)
        if self.room.clock.stopped_at is not None:
            raise RoomError("The clock stands still. Release the part when it goes on, else it is read for nothing.")
        found = next((each for each in self.room.tasks(number) if each.task == task), None)
        problem = None if found is None or found.kind != "problem" else self.room.problem(found)
        if found is None or problem is None:
            raise RoomError(f"Task {task + 1} of round {number + 1} is no problem with parts.")
        if found.level >= problem.levels:
            raise RoomError("Every part of this problem is open; there is nothing left to release.")
        if part != found.level + 1:
            raise RoomError(f"Part {part} is not the next: that is part {found.level + 1} of {problem.levels}.")
        found.level = part
        self.room.write("released", {"round": number, "task": task, "level": part, "by": INTERVIEWER})

    def grant(self, number: int, minutes: float) -> None:
        """Let the round that is on last longer.

        Raises:
            RoomError: the round is not on.
            ClockError: it is more than may be added.
        """
        self._check_round(number)
        self.room.set_clock(Granted(self.room.now, minutes * 60), by=INTERVIEWER)

    def rate(self, axis: str, level: int, note: str = "") -> None:
        """Rate the candidate on an axis of the rubric; the latest rating counts, also one given after the end.

        Raises:
            RoomError: there is no such axis or level, or the note is too long.
        """
        if axis not in AXIS_NAMES or level not in LEVELS:
            raise RoomError(f"There is no level {level} of {axis!r}. Axes: {', '.join(AXIS_NAMES)}; levels: 1 to 4.")
        if len(note) > LONGEST_NOTE:
            raise RoomError(f"A note may have {LONGEST_NOTE:,} characters; this has {len(note):,}. Shorten it.")
        session, interview = self.room.session, self.room.interview
        found = session.get(InterviewRating, (interview.id, axis, INTERVIEWER))
        if found is None:
            found = InterviewRating(interview_id=interview.id, axis=axis, by=INTERVIEWER)
            session.add(found)
        elif (found.level, found.note) == (level, note):
            return
        found.level, found.note, found.at = level, note, self.room.now
        if not self.room.clock.is_over:
            # The timeline is closed with the interview: it tells what happened in it.
            self.room.write("rated", {"axis": axis, "level": level, "note": note, "by": INTERVIEWER})

    def _check_that_it_goes_on(self) -> None:
        if self.room.clock.is_over:
            raise RoundOverError("The interview is over, so nothing can be added to it.")

    def _check_round(self, number: int) -> None:
        self._check_that_it_goes_on()
        if number < self.room.clock.number:
            raise RoundOverError(f"Round {number + 1} is over, so nothing can be added to it.")
        if number > self.room.clock.number:
            raise RoomError(f"Round {number + 1} has not begun.")


def is_watched(session: Session, interview_id: str) -> bool:
    """Whether somebody watches, as the entries tell it."""
    last = session.scalar(
        select(InterviewEntry.kind)
        .where(InterviewEntry.interview_id == interview_id, InterviewEntry.kind.in_(("watched", "left")))
        .order_by(InterviewEntry.sequence.desc())
        .limit(1)
    )
    return last == "watched"


def ratings(session: Session, interview_id: str) -> dict[str, InterviewRating]:
    """What the interviewer has rated, by axis."""
    rows = session.scalars(
        select(InterviewRating).where(InterviewRating.interview_id == interview_id, InterviewRating.by == INTERVIEWER)
    )
    return {row.axis: row for row in rows}


def remarks(session: Session, interview_id: str) -> list[Entry]:
    """What the interviewer sent, added and released since the last round ended, in order."""
    rows = session.execute(
        select(InterviewEntry.sequence, InterviewEntry.kind, InterviewEntry.at, InterviewEntry.payload)
        .where(
            InterviewEntry.interview_id == interview_id,
            InterviewEntry.kind.in_(("asked", "granted", "released", "round_ended")),
        )
        .order_by(InterviewEntry.sequence)
    )
    found: list[Entry] = []
    for entry in (Entry(*row) for row in rows):
        if entry.kind == "round_ended":
            found.clear()
        elif entry.payload.get("by") == INTERVIEWER:
            found.append(entry)
    return found
