"""A job of our own for a cell that was just started: who judges it right is warm and works."""

from __future__ import annotations

from rehearse_sandbox.host.cell import Cell, CellBroken
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.wire.events import Ended, Event, TestFinished
from rehearse_sandbox.wire.job import Job, Limits

_SUITE = '''"""A cell proves that it works."""

from hypothesis import given
from hypothesis import strategies as st
from rehearse_sandbox.kit import check_same
from solution import double


@given(st.integers(-9, 9))
def test_double(number: int) -> None:
    """Doubling adds a number to itself."""
    check_same(double(number), number + number)
'''


def warm_up_job() -> Job:
    """A job that a cell of ours accepts."""
    return Job(
        id="warm-up",
        slug="warm-up",
        mode="run",
        module="solution",
        symbols=("double",),
        source="def double(number):\n    return 2 * number\n",
        suite={"inputs.py": "", "tests/test_examples.py": _SUITE},
        seed=0,
        max_examples=3,
        limits=Limits(job_s=30.0),
    )


def prove_warm(cell: Cell) -> Cell:
    """The cell, once it has judged the warm-up job. It has seen nobody's code then.

    Raises:
        SandboxError: it judged wrongly or not at all; it is closed.
    """
    try:
        fault = _fault(list(cell.judge(warm_up_job())))
    except CellBroken as error:
        fault = str(error)
    except BaseException:
        cell.close()
        raise
    if fault:
        cell.close()
        raise SandboxError(f"a fresh cell did not pass its own test: {fault}; `make image` rebuilds the image")
    return cell


def _fault(events: list[Event]) -> str:
    """What is wrong with the answer to the warm-up job; empty when nothing is."""
    outcomes = [event.outcome for event in events if isinstance(event, TestFinished)]
    ends = [event for event in events if isinstance(event, Ended)]
    if outcomes == ["passed"] and [end.reason for end in ends] == ["completed"]:
        return ""
    return f"tests {outcomes}, end {[(end.reason, end.detail) for end in ends]}"
