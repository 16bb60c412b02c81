"""Cells that only count: what a pool does with them depends on when they come and go, which no real cell would fix."""

import itertools
import threading
from collections.abc import Iterator

import pytest

from rehearse_sandbox.wire.events import Event
from rehearse_sandbox.wire.job import Job


class CountingCell:
    """A cell that says what it was told to, and remembers what became of it."""

    numbers = itertools.count()

    def __init__(self, script: list[Event | Exception]) -> None:
        self.number = next(self.numbers)
        self.script = script
        self.alive = True
        self.promoted = False
        self.refusals: Iterator[Exception] = iter(())
        self.closed = threading.Event()

    def judge(self, _job: Job) -> Iterator[Event]:
        for step in self.script:
            if isinstance(step, Exception):
                raise step
            yield step

    def promote(self) -> None:
        for error in self.refusals:
            raise error
        self.promoted = True

    def is_alive(self) -> bool:
        return self.alive

    def close(self) -> None:
        self.closed.set()


@pytest.fixture
def made():
    return []


@pytest.fixture
def maker(made):
    def make(*script: Event | Exception):
        def make_cell() -> CountingCell:
            made.append(CountingCell(list(script)))
            return made[-1]

        return make_cell

    return make
