"""The examples of the suite kit in problems/README.md accept a right program and refuse a wrong one."""

import re
import textwrap
from pathlib import Path
from types import ModuleType

import hypothesis
import pytest

README = (Path(__file__).parents[2] / "problems" / "README.md").read_text()
EXAMPLES = dict(re.findall(r"<!-- kit: (\w+) -->\n```python\n(.*?)```\n", README, re.DOTALL))

HEAD = """
import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rehearse_sandbox.kit import *
"""

#: A right program, and the words that a wrong one has instead.
PROGRAMS = {
    "topological_order": (
        """
        from graphlib import TopologicalSorter
        def topological_order(count, edges):
            sorter = TopologicalSorter({node: [] for node in range(count)})
            for start, end in edges:
                sorter.add(end, start)
            return list(sorter.static_order())
        """,
        ("add(end, start)", "add(start, end)"),
    ),
    "solve": (
        """
        import numpy as np
        def solve(A, b):
            return np.linalg.solve(A, b)
        """,
        ("solve(A, b)\n", "solve(A.T @ A, A.T @ b)\n"),
    ),
    "rolls": (
        """
        import numpy as np
        def rolls(count):
            return np.random.default_rng(0).integers(1, 7, size=count).tolist()
        """,
        ("integers(1, 7", "integers(1, 6"),
    ),
    "Limiter": (
        """
        class Limiter:
            def __init__(self, seconds, clock):
                self.seconds, self.clock, self.last = seconds, clock, {}
            def allow(self, key):
                if key in self.last and self.clock() - self.last[key] < self.seconds:
                    return False
                self.last[key] = self.clock()
                return True
        """,
        ("self.clock() - self.last", "0.0 - self.last"),
    ),
}


def test_every_example_has_its_programs():
    assert EXAMPLES.keys() == PROGRAMS.keys()


def run(name: str, program: str) -> None:
    """Run the one test of an example against a program."""
    suite = ModuleType("suite")
    exec(textwrap.dedent(program) + HEAD + EXAMPLES[name], suite.__dict__)
    (test,) = [value for key, value in vars(suite).items() if key.startswith("test_")]
    if hasattr(test, "hypothesis"):
        test = hypothesis.settings(max_examples=200, database=None, deadline=None, derandomize=True)(test)
    test()


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_right_program_passes(name):
    run(name, PROGRAMS[name][0])


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_wrong_program_is_refused(name):
    program, (right, wrong) = PROGRAMS[name]
    assert right in program
    with pytest.raises(AssertionError):
        run(name, program.replace(right, wrong))
