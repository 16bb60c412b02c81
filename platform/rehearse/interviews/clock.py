"""The clock of an interview: which round is on, until when, and what happens by itself. Pure; the server's time comes in.

Rounds follow each other without a gap: where one ends, by its time or because its candidate is done, the next begins. A clock is a
value; each mark makes the next one. So the same marks always give the same clock, on any server and after any restart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

#: A clock that was stopped goes on by itself when it has stood so long in all, in seconds: a mock that never ends trains nobody.
LONGEST_STANDING_S = 3600.0

#: All that an interviewer may add, in seconds.
MOST_GRANTED_S = 3600.0

#: So long before a round's end people are warned, in seconds.
WARNINGS_S = (600, 120)


class ClockError(ValueError):
    """The clock cannot be set so now. The message says why and what to do."""


@dataclass(frozen=True, slots=True)
class RoundEnded:
    """The round that was on is over."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Granted:
    """The round that is on lasts so many seconds longer."""

    at: datetime
    seconds: float


@dataclass(frozen=True, slots=True)
class Stopped:
    """The clock stands still from now on."""

    at: datetime


@dataclass(frozen=True, slots=True)
class WentOn:
    """The clock goes on."""

    at: datetime


Mark = RoundEnded | Granted | Stopped | WentOn


@dataclass(frozen=True, slots=True)
class Clock:
    """Where an interview stands. `lengths` are those of its rounds, in seconds, with the candidate's extra time.

    `number` is the round that is on, or how many there were when all are over; `began` is when it began. `granted` and `stood`
    are the seconds that it was given and that it stood still; `granted_in_all` and `stood_in_all` count earlier rounds as well.
    """

    lengths: tuple[float, ...]
    began: datetime
    number: int = 0
    granted: float = 0.0
    stood: float = 0.0
    granted_in_all: float = 0.0
    stood_in_all: float = 0.0
    stopped_at: datetime | None = None

    @property
    def is_over(self) -> bool:
        """Whether all rounds have ended. `began` is then when the last one did."""
        return self.number >= len(self.lengths)

    @property
    def length(self) -> float:
        """How long the round that is on may last, in seconds, without what it stood still."""
        return self.lengths[self.number] + self.granted

    @property
    def ends(self) -> datetime:
        """When the round that is on ends, if nothing stops it or adds to it; of one that stands still, if it went on at once."""
        return self.began + timedelta(seconds=self.length + self.stood)

    @property
    def next_at(self) -> datetime | None:
        """When something happens by itself; None when everything is over."""
        if self.is_over:
            return None
        if self.stopped_at is not None:
            return self.stopped_at + timedelta(seconds=LONGEST_STANDING_S - self.stood_in_all)
        return self.ends

    def left(self, now: datetime) -> float:
        """The seconds that are left of the round that is on; 0 when all are over."""
        if self.is_over:
            return 0.0
        return max(0.0, (self.ends - (self.stopped_at or now)).total_seconds())

    def left_in_all(self, now: datetime) -> float:
        """The seconds until the last round ends, when each takes its whole time."""
        return self.left(now) + sum(self.lengths[self.number + 1 :])

    def spent(self, now: datetime) -> float:
        """The seconds that the round that is on has taken so far, without what it stood still."""
        return 0.0 if self.is_over else self.length - self.left(now)

    def overdue(self, now: datetime) -> Mark | None:
        """What has happened by itself by now and is not marked yet: the first of it."""
        at = self.next_at
        if at is None or now < at:
            return None
        return WentOn(at) if self.stopped_at is not None else RoundEnded(at)

    def after(self, mark: Mark) -> Clock:
        """The clock once this has happened.

        Raises:
            ClockError: it cannot happen: everything is over, the clock stands or goes already, or too much is asked for.
        """
        if self.is_over:
            raise ClockError("The interview is over, so its clock can no longer be set.")
        match mark:
            case RoundEnded(at):
                return self._next_round(at)
            case Granted(_, seconds):
                return self._longer(seconds)
            case Stopped(at):
                return self._stopped(at)
            case WentOn(at):
                return self._going(at)

    def _next_round(self, at: datetime) -> Clock:
        return replace(
            self._going(at) if self.stopped_at is not None else self,
            number=self.number + 1,
            began=max(at, self.began),
            granted=0.0,
            stood=0.0,
        )

    def _longer(self, seconds: float) -> Clock:
        if not 0 < seconds <= MOST_GRANTED_S - self.granted_in_all:
            left = (MOST_GRANTED_S - self.granted_in_all) / 60
            raise ClockError(f"{seconds / 60:g} minutes cannot be added: more than 0 and at most {left:g} can.")
        return replace(self, granted=self.granted + seconds, granted_in_all=self.granted_in_all + seconds)

    def _stopped(self, at: datetime) -> Clock:
        if self.stopped_at is not None:
            raise ClockError("The clock stands still already.")
        if self.stood_in_all >= LONGEST_STANDING_S:
            raise ClockError(f"The clock has stood still for {LONGEST_STANDING_S / 60:g} minutes, which is all it may.")
        return replace(self, stopped_at=max(at, self.began))

    def _going(self, at: datetime) -> Clock:
        if self.stopped_at is None:
            raise ClockError("The clock is going already.")
        stood = max(0.0, (at - self.stopped_at).total_seconds())
        return replace(self, stopped_at=None, stood=self.stood + stood, stood_in_all=self.stood_in_all + stood)


def lengths_of(minutes: Sequence[float], extra_percent: int) -> tuple[float, ...]:
    """The lengths of rounds in seconds, with so many percent of extra time."""
    return tuple(each * 60 * (100 + extra_percent) / 100 for each in minutes)


def warnings_of(length: float) -> tuple[int, ...]:
    """So many seconds before its end the candidate of a round of this length is warned: not right at its beginning."""
    return tuple(each for each in WARNINGS_S if each < length)
