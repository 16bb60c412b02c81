"""Fills the bank while nobody waits: one seed of every problem first, then the next seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Event, Thread
from typing import TYPE_CHECKING

import structlog

from rehearse.bank import Bank
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import Problem
from rehearse.judging import SEEDS, build_fill, seeds_of
from rehearse_sandbox.wire.job import Job

if TYPE_CHECKING:
    from rehearse_sandbox.host import Sandbox

log = structlog.get_logger(__name__)

#: How often a filler that makes way looks whether the last submission is done.
PAUSE_S = 0.5

#: After a fill was broken off, by an engine that went away, say, the next begins so much later.
RETRY_S = 30.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the sets of examples are stored."""

    filled: int
    of: int


class BankFiller:
    """A thread that draws what the bank lacks, in a cell of its own, and stops once nothing is missing."""

    def __init__(
        self, catalog: Catalog, *, busy: Callable[[], bool], pause_s: float = PAUSE_S, retry_s: float = RETRY_S
    ) -> None:
        self._problems = list(catalog.problems.values())
        self._busy = busy
        self._pause_s = pause_s
        self._retry_s = retry_s
        self._stopping = Event()
        self._thread: Thread | None = None
        self._filled = 0

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        return Progress(self._filled, len(self._problems) * SEEDS)

    def start(self, sandbox: Sandbox, bank: Bank) -> None:
        """Begin in the background."""
        self._thread = Thread(target=self._run, args=(sandbox, bank), name="bank-filler", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Draw nothing more. What is being drawn ends when the sandbox is closed."""
        self._stopping.set()

    def join(self) -> None:
        """Wait for the end of the thread."""
        if self._thread is not None:
            self._thread.join()

    def _run(self, sandbox: Sandbox, bank: Bank) -> None:
        while not self._stopping.is_set():
            try:
                self._fill(sandbox, bank)
            except Exception as error:
                # Judging goes on without: slower, with the same verdicts.
                if not self._stopping.is_set():
                    log.warning("bank_not_filled", reason=str(error), exc_info=True)
                self._stopping.wait(self._retry_s)
            else:
                return

    def _fill(self, sandbox: Sandbox, bank: Bank) -> None:
        wanted = [(problem, seed) for seeds in zip(*self._sets(), strict=True) for problem, seed in seeds]
        bank.keep_only({bank.path(problem, seed) for problem, seed in wanted})
        missing = [(problem, seed) for problem, seed in wanted if not bank.load(problem, seed)]
        self._filled = len(wanted) - len(missing)
        if not missing:
            return
        for data, (problem, seed) in zip(sandbox.fill(self._jobs(missing)), missing, strict=False):
            if data:
                bank.save(problem, seed, data)
                self._filled += 1
        log.info("bank_filled", filled=self._filled, of=len(wanted))

    def _sets(self) -> list[list[tuple[Problem, int]]]:
        return [[(problem, seed) for seed in seeds_of(problem)] for problem in self._problems]

    def _jobs(self, missing: list[tuple[Problem, int]]) -> Iterator[Job]:
        """The jobs, each one given out when nobody waits for a verdict; they end when the server stops."""
        for problem, seed in missing:
            while not self._stopping.is_set() and self._busy():
                self._stopping.wait(self._pause_s)
            if self._stopping.is_set():
                return
            yield build_fill(problem, seed)
