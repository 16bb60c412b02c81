"""Where a job's milliseconds go inside of its cell. No verdict depends on them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: What is told apart: running the learner's module, importing the suite, making and shrinking inputs, running tests, and
#: writing events.
STAGES = ("import", "collection", "generation", "bodies", "encoding")


class Stopwatch:
    """Adds up the wall time of each stage, from its own beginning on."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._began = clock()
        self._spent = dict.fromkeys(STAGES, 0.0)

    @contextmanager
    def measure(self, stage: str) -> Iterator[None]:
        """What happens while this is open belongs to a stage."""
        began = self._clock()
        try:
            yield
        finally:
            self._spent[stage] += self._clock() - began

    def move(self, seconds: float, *, source: str, target: str) -> None:
        """Count a part of one stage to another."""
        self._spent[source] -= seconds
        self._spent[target] += seconds

    def trace(self) -> dict[str, float]:
        """Milliseconds of each stage, and `total`."""
        spent = {**self._spent, "total": self._clock() - self._began}
        return {name: round(seconds * 1000, 3) for name, seconds in spent.items()}
