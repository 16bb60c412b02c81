"""A small suite that the zygote runs on itself, so that no submission pays for anything's first use."""

from __future__ import annotations

import math
import time
from typing import Any

import numpy as np
import pytest

from rehearse_sandbox.inside.bank import Bank
from rehearse_sandbox.inside.calls import Calls
from rehearse_sandbox.inside.examples import use_profile
from rehearse_sandbox.inside.judge import run_suite
from rehearse_sandbox.inside.output import Output
from rehearse_sandbox.inside.repeats import Repeats
from rehearse_sandbox.inside.running import Run
from rehearse_sandbox.inside.suite import SuiteModules, importable
from rehearse_sandbox.wire.events import Event, TestFinished
from rehearse_sandbox.wire.job import Job

_EXAMPLES = '''
import pytest
from rehearse_sandbox.kit import check_close, check_same
from solution import double

@pytest.mark.parametrize(("name", "number"), [("one", 1), ("two", 2)])
def test_number(name, number):
    """Doubling adds a number to itself."""
    assert double(number) == number + number

def test_negative_is_refused():
    """There is nothing to double below zero."""
    with pytest.raises(ValueError):
        raise ValueError
'''

_PROPERTIES = '''
import numpy as np
from hypothesis import assume, given, strategies as st
from hypothesis.extra import numpy as arrays
from rehearse_sandbox.kit import check_close, check_same
from solution import double

@given(st.lists(st.integers(-9, 9) | st.none(), max_size=5), st.text("ab"), st.booleans(), st.floats(0, 1), st.data())
def test_passes(items, text, flag, number, data):
    """Checks of every kind hold."""
    size = data.draw(st.integers(0, 3))
    assume(size < 4)
    check_same((items, text), (items, text))
    check_close(np.full(size, number), np.full(size, number))

@given(arrays.arrays(float, (2, 2), elements=st.sampled_from([0.0, 1.0])), st.tuples(st.sets(st.integers()), st.binary()))
def test_fails(array, rest):
    """Something is shrunk."""
    check_close(array, np.ones((2, 2)))
'''


class _NobodyThere:
    """Stands in for a candidate that no test calls."""

    def __init__(self) -> None:
        self.calls = Calls()

    def repeats(self, _: object) -> Repeats:
        """Nothing to repeat."""
        return Repeats((), self, clock=time.monotonic)  # type: ignore[arg-type] # nothing is forked for nothing

    def begin_test(self, deadline: float) -> None:
        """Nothing to fork."""

    def begin_example(self) -> None:
        """Nothing to forget."""

    def end_test(self) -> None:
        """Nothing to end."""


def warm_up(session: pytest.Session) -> None:
    """Run the suite once.

    Raises:
        RuntimeError: it did not end as it must; then no verdict of this cell could be trusted.
    """
    suite = {"tests/test_examples.py": _EXAMPLES, "tests/test_properties.py": _PROPERTIES}
    job = Job("warm", "warm", "submit", "solution", ("double",), "", suite, seed=0, max_examples=20)
    use_profile(max_examples=job.max_examples, shrink_s=job.limits.shrink_s)
    events: list[Event] = []
    nobody: Any = _NobodyThere()
    output = Output((), cap=1)
    run = Run(job, Bank(b""), nobody, output, events.append, math.inf)
    with importable(SuiteModules(suite, {"double": lambda number: 2 * number})):
        ended = run_suite(run, session)
    outcomes = [event.outcome for event in events if isinstance(event, TestFinished)]
    if outcomes != ["passed", "passed", "passed", "passed", "wrong_answer"]:
        raise RuntimeError(f"the zygote's own suite ended {ended} with {outcomes}; numpy is {np.__version__}")
