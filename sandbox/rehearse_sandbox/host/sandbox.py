"""The one thing that the rest of the program asks to judge a job."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol, Self

from rehearse_sandbox.host.cell import CellBroken, CellGarbled, CellMaker, EngineGone
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.filler import Filler
from rehearse_sandbox.host.pool import Pool, Reuse, Size, Slot, Stock
from rehearse_sandbox.wire.events import Ended, Event, Reason, TestFinished
from rehearse_sandbox.wire.job import Job

_log = logging.getLogger(__name__)

#: How a job ended whose cell was lost; a cell that died may have been the submission's doing.
_REASONS: dict[type[CellBroken], Reason] = {CellGarbled: "internal_error", EngineGone: "no_cell"}

#: A cell that ended a job otherwise, or a test by one of the limits, is not used again.
_ORDINARY_REASONS = frozenset({"completed", "load_error", "forbidden_call"})
_ORDINARY_OUTCOMES = frozenset({"passed", "wrong_answer", "runtime_error", "forbidden_call", "not_run"})


class Sandbox(Protocol):
    """Judges jobs, several at a time, from any thread.

    `identity` changes whenever the judge or one of its packages does.
    """

    name: str
    identity: str

    @property
    def trouble(self) -> str:
        """Why no cell can be had at present, for as long as that is so; empty when nothing is wrong."""

    @property
    def stock(self) -> Stock:
        """The cells that there are, for whoever watches."""

    def judge(self, job: Job, *, user: str) -> Iterator[Event]:
        """The events of the job as they arrive; the last is the only `Ended`, whatever happens. Never raises.

        A caller that stops early (closes the iterator) ends the job and the cell.
        """

    def fill(self, jobs: Iterable[Job]) -> Iterator[bytes]:
        """The bank that each job of mode `fill` draws, in a cell that no submission waits for; empty for one that failed.

        Raises:
            SandboxError: no cell can be had for it.
        """

    def warm(self) -> None:
        """Block until a cell is ready.

        Raises:
            SandboxError: none can be had.
        """

    def close(self) -> None:
        """Remove every cell."""


class PooledSandbox:
    """A sandbox over a pool of cells, whatever the back end."""

    def __init__(
        self,
        name: str,
        make: CellMaker,
        *,
        cells: int | Size,
        reuse: Reuse,
        jobs_per_cell: int,
        identity: str = "",
        make_filler: CellMaker | None = None,
    ) -> None:
        self.name = name
        self.identity = identity
        self._filler = Filler(make_filler or make)
        self._pool = Pool(
            make, size=cells if isinstance(cells, Size) else Size.of(cells), reuse=reuse, jobs_per_cell=jobs_per_cell
        )

    @property
    def trouble(self) -> str:
        """Why no cell can be had at present; empty when nothing is wrong."""
        return self._pool.trouble

    @property
    def stock(self) -> Stock:
        """The cells that there are, for whoever watches."""
        return self._pool.stock

    def judge(self, job: Job, *, user: str) -> Iterator[Event]:
        """The events of the job as they arrive; the last is the only `Ended`, whatever happens."""
        began = time.perf_counter()
        try:
            slot = self._pool.take(user)
        except SandboxError as error:
            yield Ended("no_cell", detail=str(error))
            return
        hand_out = (time.perf_counter() - began) * 1000
        with _Lease(self._pool, slot, hand_out) as lease:
            yield from lease.relay(job)

    def fill(self, jobs: Iterable[Job]) -> Iterator[bytes]:
        """The bank that each job of mode `fill` draws, in a cell of its own; empty for one that failed."""
        return self._filler.fill(jobs)

    def warm(self) -> None:
        """Block until a cell is ready."""
        self._pool.warm()

    def close(self) -> None:
        """Remove every cell, after the jobs that are under way; what is being filled is broken off."""
        self._filler.close()
        self._pool.close()


class _Lease:
    """A cell for the length of one job: given back exactly once, before its last event is passed on.

    `hand_out_ms` is how long the pool took to give it.
    """

    def __init__(self, pool: Pool, slot: Slot, hand_out_ms: float) -> None:
        self._pool = pool
        self._slot = slot
        self._hand_out_ms = hand_out_ms
        self._ordinary = True
        self._returned = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # Still held here only when the caller stopped early: the cell works for nobody and is replaced.
        self._give_back(healthy=False)

    def relay(self, job: Job) -> Iterator[Event]:
        """The cell's events; one `Ended` of our own when the cell brings none."""
        try:
            for event in self._slot.cell.judge(job):
                yield self._note(event)
        except CellBroken as error:
            _log.warning("job %s: the cell is lost: %s", job.id, error)
            self._give_back(healthy=False)
            yield Ended(_REASONS.get(type(error), "cell_died"), detail=str(error))

    def _note(self, event: Event) -> Event:
        if isinstance(event, TestFinished):
            self._ordinary = self._ordinary and event.outcome in _ORDINARY_OUTCOMES
        elif isinstance(event, Ended):
            # A caller may never ask for more after the end, so the cell goes back before it hears of it.
            self._give_back(healthy=self._ordinary and event.reason in _ORDINARY_REASONS)
            return replace(event, trace={**(event.trace or {}), "hand_out": self._hand_out_ms})
        return event

    def _give_back(self, *, healthy: bool) -> None:
        if not self._returned:
            self._returned = True
            self._pool.give_back(self._slot, healthy=healthy)
