"""What every back end offers: cells that judge one job at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from rehearse_sandbox.wire.events import Event
from rehearse_sandbox.wire.job import Job


class CellBroken(Exception):  # noqa: N818 - it names what happened
    """A cell can no longer be used. The message is for our log."""


class CellDied(CellBroken):
    """The cell ended, or did not end its job in time."""


class EngineGone(CellBroken):
    """What runs the cells ended, and the cell with it: no job can do that, so it says nothing of the job."""


class CellGarbled(CellBroken):
    """The cell said something that is no event: our own fault, whatever the submission did."""


class Cell(Protocol):
    """One started, warm sandbox."""

    def judge(self, job: Job) -> Iterator[Event]:
        """The events of the job as they arrive, the last one being `Ended`.

        Raises:
            CellBroken: the cell ended or went wrong before it said `Ended`.
        """

    def promote(self) -> None:
        """Stop giving way to other cells, which a cell does while it starts so that it slows none that judges.

        Raises:
            SandboxError: that cannot be had.
        """

    def is_alive(self) -> bool:
        """Whether the cell still waits for a job; cheap, asked before each one."""

    def close(self) -> None:
        """Remove the cell and everything in it; never raises."""


#: Starts one cell and returns once it is warm. Raises SandboxError.
CellMaker = Callable[[], Cell]
