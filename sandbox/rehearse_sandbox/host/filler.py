"""Fills banks of examples in one cell beside the pool, which no submission ever sees."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator

from rehearse_sandbox.host.cell import Cell, CellBroken, CellMaker
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.wire.events import Banked, Ended
from rehearse_sandbox.wire.job import Job

_log = logging.getLogger(__name__)


class Filler:
    """Holds at most one cell, from the first job of a `fill` to its end."""

    def __init__(self, make: CellMaker) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._cell: Cell | None = None
        self._closed = False

    def fill(self, jobs: Iterable[Job]) -> Iterator[bytes]:
        """The bank of each job, as bytes; empty when it could not be drawn.

        Raises:
            SandboxError: a cell cannot be started, or the filler is closed.
        """
        try:
            for job in jobs:
                yield self._fill(self._open(), job)
        finally:
            self._drop()

    def close(self) -> None:
        """Remove the cell; a job under way ends without a bank."""
        with self._lock:
            self._closed = True
        self._drop()

    def _open(self) -> Cell:
        with self._lock:
            if self._closed:
                raise SandboxError("the judge is shutting down; banks are filled when it is back")
            if self._cell is None:
                self._cell = self._make()
            return self._cell

    def _drop(self) -> None:
        with self._lock:
            cell, self._cell = self._cell, None
        if cell is not None:
            cell.close()

    def _fill(self, cell: Cell, job: Job) -> bytes:
        bank = b""
        try:
            for event in cell.judge(job):
                if isinstance(event, Banked):
                    bank = event.bank
                elif isinstance(event, Ended) and event.reason != "completed":
                    _log.warning("the bank of %s was not drawn: %s %s", job.slug, event.reason, event.detail)
        except CellBroken as error:
            _log.warning("the bank of %s was not drawn: %s", job.slug, error)
            self._drop()
        return bank
