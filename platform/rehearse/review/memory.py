"""How a memory fades and what a review does to it: FSRS-6. Pure: no database, no clock.

The formulas are those of the algorithm's own description (open-spaced-repetition, "The Algorithm", FSRS-6). Days are whole
days of the person, as `rehearse.review.days` counts them: two reviews on one day are 0 days apart.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import IntEnum


class Rating(IntEnum):
    """How an answer went. Everything but `AGAIN` means that it was remembered."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of one memory.

    `stability` is the number of days after which it is recalled with probability 0.9, `difficulty` lies between 1 and 10.
    """

    stability: float
    difficulty: float


#: The weights that FSRS-6 begins with: fitted to the reviews of thousands of people.
DEFAULT_WEIGHTS = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)

#: Between these each weight must lie, or stabilities run away.
LEAST_WEIGHTS = (
    *(0.001, 0.001, 0.001, 0.001, 1.0, 0.001, 0.001, 0.001, 0.0, 0.0, 0.001),
    *(0.001, 0.001, 0.001, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1),
)
GREATEST_WEIGHTS = (
    *(100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5),
    *(5.0, 0.25, 0.9, 4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8),
)

_LEAST_STABILITY = 0.001
_DIFFICULTIES = (1.0, 10.0)

#: The retrievability by which stability is defined.
_AT_STABILITY = 0.9


@dataclass(frozen=True, slots=True)
class MemoryModel:
    """FSRS-6 with a person's 21 weights.

    Raises:
        ValueError: there are not 21 weights, or one is outside its bounds.
    """

    weights: tuple[float, ...] = DEFAULT_WEIGHTS
    _decay: float = field(init=False, repr=False, compare=False)
    _factor: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.weights) != len(DEFAULT_WEIGHTS):
            raise ValueError(f"FSRS-6 has {len(DEFAULT_WEIGHTS)} weights, and these are {len(self.weights)}.")
        bounds = zip(self.weights, LEAST_WEIGHTS, GREATEST_WEIGHTS, strict=True)
        for number, (weight, least, greatest) in enumerate(bounds):
            if not least <= weight <= greatest:
                raise ValueError(f"Weight {number} is {weight!r}; it must lie between {least} and {greatest}.")
        decay = -self.weights[20]
        object.__setattr__(self, "_decay", decay)
        object.__setattr__(self, "_factor", math.pow(_AT_STABILITY, 1 / decay) - 1)

    def retrievability(self, memory: Memory, days: float) -> float:
        """The probability of recall so many days after the last review: 1 at once, 0.9 after `stability` days."""
        return math.pow(1 + self._factor * days / memory.stability, self._decay)

    def interval(self, memory: Memory, retention: float) -> float:
        """After how many days retrievability has fallen to `retention`, a share between 0 and 1. Not rounded."""
        return memory.stability / self._factor * (math.pow(retention, 1 / self._decay) - 1)

    def after(self, memory: Memory | None, rating: Rating, days: int) -> Memory:
        """The memory after a review, `days` after the one before; None is a memory that was never reviewed.

        Raises:
            ValueError: the rating is none of the four, or the days are negative.
        """
        rating = Rating(rating)
        if days < 0:
            raise ValueError(f"days = {days}: a review cannot come before the one before it.")
        if memory is None:
            return Memory(max(self.weights[rating - 1], _LEAST_STABILITY), _bounded(self._first_difficulty(rating)))
        if days == 0:
            stability = self._same_day(memory.stability, rating)
        elif rating == Rating.AGAIN:
            stability = self._forgotten(memory, self.retrievability(memory, days))
        else:
            stability = self._recalled(memory, self.retrievability(memory, days), rating)
        return Memory(max(stability, _LEAST_STABILITY), self._next_difficulty(memory.difficulty, rating))

    def from_sm2(self, ease: float, interval: float, retention: float) -> Memory:
        """The memory that an item of another scheduler most likely has: of SM-2, by its ease and its interval in days.

        The interval is taken as the time after which retrievability is `retention`, and the ease as the growth of stability by a
        review at that moment (the conversion of fsrs-rs, `memory_state_from_sm2`).

        Raises:
            ValueError: the ease is not above 1, the interval is not positive, or the retention is no share between 0 and 1.
        """
        if not (ease > 1 and interval > 0 and 0 < retention < 1):
            raise ValueError(f"ease = {ease!r}, interval = {interval!r}, retention = {retention!r}: no state of SM-2.")
        stability = max(interval * self._factor / (math.pow(retention, 1 / self._decay) - 1), _LEAST_STABILITY)
        unit = (
            math.exp(self.weights[8])
            * math.pow(stability, -self.weights[9])
            * math.expm1(self.weights[10] * (1 - retention))
        )
        return Memory(stability, _bounded(11 - (ease - 1) / unit))

    def _first_difficulty(self, rating: Rating) -> float:
        return self.weights[4] - math.exp(self.weights[5] * (rating - 1)) + 1

    def _next_difficulty(self, difficulty: float, rating: Rating) -> float:
        change = -self.weights[6] * (rating - Rating.GOOD)
        # Steps get smaller towards 10, and every review draws a little towards where easy items begin.
        moved = difficulty + change * (10 - difficulty) / 9
        pull = self.weights[7]
        return _bounded(pull * self._first_difficulty(Rating.EASY) + (1 - pull) * moved)

    def _same_day(self, stability: float, rating: Rating) -> float:
        gain = math.exp(self.weights[17] * (rating - Rating.GOOD + self.weights[18])) * math.pow(
            stability, -self.weights[19]
        )
        return stability * (gain if rating == Rating.AGAIN else max(gain, 1.0))

    def _recalled(self, memory: Memory, retrievability: float, rating: Rating) -> float:
        extra = {Rating.HARD: self.weights[15], Rating.EASY: self.weights[16]}.get(rating, 1.0)
        gain = (
            math.exp(self.weights[8])
            * (11 - memory.difficulty)
            * math.pow(memory.stability, -self.weights[9])
            * math.expm1(self.weights[10] * (1 - retrievability))
            * extra
        )
        return memory.stability * (1 + gain)

    def _forgotten(self, memory: Memory, retrievability: float) -> float:
        anew = (
            self.weights[11]
            * math.pow(memory.difficulty, -self.weights[12])
            * (math.pow(memory.stability + 1, self.weights[13]) - 1)
            * math.exp(self.weights[14] * (1 - retrievability))
        )
        # Forgetting never makes a memory stronger, not even than it would be after a lapse on the same day.
        return min(anew, memory.stability / math.exp(self.weights[17] * self.weights[18]))


def _bounded(difficulty: float) -> float:
    least, greatest = _DIFFICULTIES
    return min(max(difficulty, least), greatest)
