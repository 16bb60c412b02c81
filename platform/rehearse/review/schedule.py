"""When an item comes back after a rating: learning steps, whole days, and a little chance in the interval. Pure."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Literal

from rehearse.review.memory import Memory, MemoryModel, Rating

#: "new" was never rated; "learning" and "relearning" are within minutes of a first or a failed answer; "review" is days apart.
Phase = Literal["new", "learning", "review", "relearning"]

#: No interval is longer unless a policy says otherwise: a hundred years.
LONGEST_DAYS = 36_500

#: By how much an interval may be moved: from so many days on, by this share of what lies above, so that items that were
#: learned together do not come back together for ever. They are the bands that Anki uses.
_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, math.inf, 0.05))


@dataclass(frozen=True, slots=True)
class Policy:
    """How items of one kind come back.

    They are asked again when retrievability has fallen to `retention`, after `longest_days` at the latest. A new item is first
    asked again after each of `steps`, a forgotten one after each of `relearning_steps`.

    Raises:
        ValueError: the retention is not between 0.7 and 0.99, or the longest interval is shorter than a day.
    """

    retention: float = 0.9
    longest_days: int = LONGEST_DAYS
    steps: tuple[timedelta, ...] = ()
    relearning_steps: tuple[timedelta, ...] = ()
    fuzzes: bool = True

    def __post_init__(self) -> None:
        if not 0.7 <= self.retention <= 0.99:
            raise ValueError(f"retention = {self.retention!r} is not between 0.7 and 0.99.")
        if self.longest_days < 1:
            raise ValueError(f"longest_days = {self.longest_days!r} is not at least 1.")


#: Cards take seconds, so a new one is asked again the same day.
CARDS = Policy(steps=(timedelta(minutes=1), timedelta(minutes=10)), relearning_steps=(timedelta(minutes=10),))

#: Solving a problem takes half an hour: never twice a day, and forgetting a part of one is affordable.
PROBLEMS = Policy(retention=0.8)


@dataclass(frozen=True, slots=True)
class State:
    """How far an item is.

    `memory` is None until the first rating, on the day `began`, in the phase "new". `step` is the number of the learning step that it waits for. It is
    due at `due_at` on the same day, else from the beginning of the day `due` on. `reviewed` and `reviewed_at` are the day and the
    moment of the last rating. `reviews` counts ratings, `lapses` those that said that it was forgotten.
    """

    memory: Memory | None = None
    began: date | None = None
    phase: Phase = "new"
    step: int = 0
    due: date | None = None
    due_at: datetime | None = None
    reviewed: date | None = None
    reviewed_at: datetime | None = None
    reviews: int = 0
    lapses: int = 0


NEW = State()


class ClockError(ValueError):
    """The clock runs backwards: a rating would come before the one before it."""


@dataclass(frozen=True, slots=True)
class Scheduler:
    """How one person's items of one kind are scheduled: by the policy of the kind, and by how the person's memory works."""

    policy: Policy
    model: MemoryModel = field(default_factory=MemoryModel)

    def rated(self, state: State, rating: Rating, *, item: str, at: datetime, day: date) -> State:
        """The state of an item after a rating at a moment, on a day of the person's.

        The same item, state, rating, moment and day always give the same.

        Raises:
            ValueError: the rating is none of the four.
            ClockError: the moment is before that of the last rating.
        """
        rating = Rating(rating)
        if state.reviewed_at is not None and at < state.reviewed_at:
            raise ClockError(
                f"at = {at.isoformat()} is before the last rating ({state.reviewed_at.isoformat()}); set the clock right."
            )
        # Who travels west over the date line comes back to a day that was over: no day has passed.
        days = 0 if state.reviewed is None else max(0, (day - state.reviewed).days)
        memory = self.model.after(state.memory, rating, days)
        rated = replace(
            state,
            memory=memory,
            began=state.began or day,
            reviewed=day,
            reviewed_at=at,
            reviews=state.reviews + 1,
            lapses=state.lapses + (rating == Rating.AGAIN and state.phase == "review"),
        )
        wait, step = self._wait(state, rating)
        if wait is not None:
            phase: Phase = "relearning" if state.phase in {"review", "relearning"} else "learning"
            return replace(rated, phase=phase, step=step, due=day, due_at=at + wait)
        interval = self.interval(memory, item, rated.reviews)
        return replace(rated, phase="review", step=0, due=day + timedelta(days=interval), due_at=None)

    def graduated(self, state: State, item: str) -> State:
        """The state of an item that leaves its learning steps for whole days at its last rating; any other stays as it is."""
        if state.memory is None or state.reviewed is None or state.due_at is None:
            return state
        interval = self.interval(state.memory, item, state.reviews)
        return replace(state, phase="review", step=0, due=state.reviewed + timedelta(days=interval), due_at=None)

    def interval(self, memory: Memory, item: str, reviews: int) -> int:
        """After how many whole days an item is asked again: at least one.

        Chance moves it a little, always in the same way for the same item and number of reviews.
        """
        longest = self.policy.longest_days
        days = min(max(1, round(min(self.model.interval(memory, self.policy.retention), longest))), longest)
        spread = sum(share * max(0.0, min(days, end) - begin) for begin, end, share in _FUZZ)
        if not self.policy.fuzzes or not spread:
            return days
        most = min(round(days + spread + 1), longest)
        least = min(max(2, round(days - spread - 1)), most)
        digest = hashlib.sha256(f"{item}\0{reviews}".encode()).digest()
        # The same share of every range, so that a better rating never comes back earlier.
        share_of_range = int.from_bytes(digest[:6], "big") / 2**48
        return least + int(share_of_range * (most - least + 1))

    def _wait(self, state: State, rating: Rating) -> tuple[timedelta | None, int]:
        """How long until the item is asked again on the same day, and which step that is; None when it goes on to whole days."""
        if state.phase == "review":
            steps = self.policy.relearning_steps
            return (steps[0], 0) if steps and rating == Rating.AGAIN else (None, 0)
        steps = self.policy.relearning_steps if state.phase == "relearning" else self.policy.steps
        if not steps:
            return None, 0
        if rating == Rating.AGAIN:
            return steps[0], 0
        # Steps may have become fewer since.
        if rating == Rating.EASY or state.step >= len(steps):
            return None, 0
        if rating == Rating.HARD:
            return _hard(steps, state.step), state.step
        following = state.step + 1
        return (None, 0) if following == len(steps) else (steps[following], following)


def _hard(steps: tuple[timedelta, ...], step: int) -> timedelta:
    """The same step again; the first one a little later than after `AGAIN`."""
    if step:
        return steps[step]
    return steps[0] * 1.5 if len(steps) == 1 else (steps[0] + steps[1]) / 2
