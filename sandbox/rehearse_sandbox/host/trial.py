"""Three small programs that a back end must judge as they are: a right one, a wrong one, and one that never ends."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rehearse_sandbox.host.cell import CellBroken, CellMaker
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.warm_up import warm_up_job
from rehearse_sandbox.wire.events import Event, TestFinished
from rehearse_sandbox.wire.job import Limits

#: Each program, by what it is, and the outcome of the one test of the warm-up job. The endless one ends its cell.
PROGRAMS: Mapping[str, tuple[str, str]] = {
    "right": ("def double(number):\n    return 2 * number\n", "passed"),
    "wrong": ("def double(number):\n    return 3 * number\n", "wrong_answer"),
    "endless": ("def double(number):\n    while True:\n        pass\n", "time_limit"),
}

#: Long enough for a test that ends on a busy machine, short enough to wait for.
_LIMITS = Limits(job_s=30.0, test_s=2.0)


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it: how long the first verdict took from the start of its cell, and what was wrong."""

    first_verdict_s: float
    faults: tuple[str, ...] = ()


def try_out(make: CellMaker) -> Trial:
    """Judge the programs in one fresh cell.

    Raises:
        SandboxError: no cell can be started.
    """
    began = time.monotonic()
    first = 0.0
    faults = []
    cell = make()
    try:
        for name, (source, expected) in PROGRAMS.items():
            job = replace(warm_up_job(), id=f"doctor-{name}", source=source, limits=_LIMITS)
            got = _outcomes(list(cell.judge(job)))
            first = first or time.monotonic() - began
            if got != [expected]:
                faults.append(f"the {name} program was judged {got}, not {[expected]}")
    except CellBroken as error:
        raise SandboxError(f"the cell did not survive three small programs: {error}") from error
    finally:
        cell.close()
    return Trial(first, tuple(faults))


def _outcomes(events: list[Event]) -> list[str]:
    """The tests' outcomes, or how the job ended where it came to none."""
    return [event.outcome for event in events if isinstance(event, TestFinished)] or [str(events[-1])]
