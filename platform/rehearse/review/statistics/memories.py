"""FSRS-6 for many memories at once: what `rehearse.review.memory` says of one, over arrays. A test holds the two together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rehearse.review.memory import Memory, MemoryModel, Rating
from rehearse.review.statistics.columns import Flags, Floats, Ints

_LEAST_STABILITY = 0.001
_LEAST_DIFFICULTY, _GREATEST_DIFFICULTY = 1.0, 10.0

#: Intervals are proportional to stability, so one of this memory tells those of all.
_OF_ONE_DAY = Memory(1.0, 5.0)


@dataclass(frozen=True, slots=True)
class Memories:
    """Stabilities and difficulties of memories that are side by side."""

    stability: Floats
    difficulty: Floats

    def at(self, places: Ints | Flags) -> Memories:
        """Some of them."""
        return Memories(self.stability[places], self.difficulty[places])

    def put(self, places: Ints | Flags, memories: Memories) -> None:
        """Write others in their places."""
        self.stability[places] = memories.stability
        self.difficulty[places] = memories.difficulty


def retrievability(model: MemoryModel, stability: Floats, days: Ints) -> Floats:
    """The probabilities of recall so many days after the last reviews."""
    decay = -model.weights[20]
    found: Floats = np.power(1 + (0.9 ** (1 / decay) - 1) * days / stability, decay)
    return found


def intervals(model: MemoryModel, stability: Floats, retention: float) -> Floats:
    """After how many days retrievabilities have fallen to `retention`. Not rounded."""
    return stability * model.interval(_OF_ONE_DAY, retention)


def first(model: MemoryModel, ratings: Ints) -> Memories:
    """The memories after first reviews."""
    weights = np.array(model.weights)
    difficulty = _first_difficulty(model, ratings)
    return Memories(np.maximum(weights[ratings - 1], _LEAST_STABILITY), _bounded(difficulty))


def after(model: MemoryModel, memories: Memories, ratings: Ints, days: Ints) -> Memories:
    """The memories after one more review each, so many days after the one before."""
    recalled_before = retrievability(model, memories.stability, days)
    again = ratings == Rating.AGAIN
    stability = np.where(
        days == 0,
        _same_day(model, memories.stability, ratings),
        np.where(
            again,
            _forgotten(model, memories, recalled_before),
            _recalled(model, memories, recalled_before, ratings),
        ),
    )
    return Memories(np.maximum(stability, _LEAST_STABILITY), _next_difficulty(model, memories.difficulty, ratings))


def _first_difficulty(model: MemoryModel, ratings: Ints) -> Floats:
    found: Floats = model.weights[4] - np.exp(model.weights[5] * (ratings - 1)) + 1
    return found


def _next_difficulty(model: MemoryModel, difficulty: Floats, ratings: Ints) -> Floats:
    moved = difficulty - model.weights[6] * (ratings - Rating.GOOD) * (10 - difficulty) / 9
    easiest = _first_difficulty(model, np.array(int(Rating.EASY)))
    return _bounded(model.weights[7] * easiest + (1 - model.weights[7]) * moved)


def _same_day(model: MemoryModel, stability: Floats, ratings: Ints) -> Floats:
    gain = np.exp(model.weights[17] * (ratings - Rating.GOOD + model.weights[18])) * stability ** -model.weights[19]
    found: Floats = stability * np.where(ratings == Rating.AGAIN, gain, np.maximum(gain, 1.0))
    return found


def _recalled(model: MemoryModel, memories: Memories, recalled_before: Floats, ratings: Ints) -> Floats:
    extra = np.where(
        ratings == Rating.HARD, model.weights[15], np.where(ratings == Rating.EASY, model.weights[16], 1.0)
    )
    gain = (
        np.exp(model.weights[8])
        * (11 - memories.difficulty)
        * memories.stability ** -model.weights[9]
        * np.expm1(model.weights[10] * (1 - recalled_before))
        * extra
    )
    found: Floats = memories.stability * (1 + gain)
    return found


def _forgotten(model: MemoryModel, memories: Memories, recalled_before: Floats) -> Floats:
    anew = (
        model.weights[11]
        * memories.difficulty ** -model.weights[12]
        * ((memories.stability + 1) ** model.weights[13] - 1)
        * np.exp(model.weights[14] * (1 - recalled_before))
    )
    found: Floats = np.minimum(anew, memories.stability / np.exp(model.weights[17] * model.weights[18]))
    return found


def _bounded(difficulty: Floats) -> Floats:
    return np.clip(difficulty, _LEAST_DIFFICULTY, _GREATEST_DIFFICULTY)
