"""Sources that cannot be loaded: each is told with its line, and nothing runs."""

from __future__ import annotations

import pytest

from rehearse_sandbox.wire.job import Limits
from tests.unit.test_judge import judge


def test_a_syntax_error_has_its_line():
    judged = judge("x = 1\ndef f(x:\n    return\n")
    assert (judged.reason, judged.tests) == ("load_error", [])
    assert judged.failure.line == 2
    assert "SyntaxError" in judged.failure.error


def test_a_missing_name_is_named():
    judged = judge("def F(x):\n    return 2 * x\n")
    assert judged.reason == "load_error"
    assert "`f`" in judged.failure.error


@pytest.mark.parametrize("source", ["f = 3\n", "f = object()\n", "def f():\n    pass\nf = None\n"])
def test_a_name_that_cannot_be_called_is_named(source):
    judged = judge(source)
    assert (judged.reason, judged.failure.error) == ("load_error", "`f` must be a function or a class")


@pytest.mark.parametrize(("source", "line"), [("x = 1\nx / 0\n", 2), ("import sys\nsys.exit(0)\n", 2)])
def test_a_module_that_cannot_be_imported_has_the_line_that_stopped_it(source, line):
    judged = judge("print('before')\n" + source)
    assert (judged.reason, judged.failure.line) == ("load_error", line + 1)
    assert judged.failure.stdout == "before\n"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("while True:\n    pass\n", "time_limit"),
        ("import os\nos._exit(0)\n", "runtime_error"),
        ("raise MemoryError\n", "memory_limit"),
        ("while True:\n    print('x' * 1000)\n", "output_limit"),
    ],
)
def test_a_fault_while_importing_is_the_jobs_end(source, reason):
    judged = judge(source, limits=Limits(import_s=2, output_bytes=10_000))
    assert judged.reason == reason
    assert judged.failure.why.startswith("While the module was imported: ")


def test_a_forbidden_call_is_cited_and_nothing_runs():
    judged = judge("import numpy as np\ndef f(x):\n    return np.sum([x, x])\n", banned=("numpy.sum",))
    assert (judged.reason, judged.tests) == ("forbidden_call", [])
    assert judged.failure.line == 3
    assert judged.failure.error == "line 3: return np.sum([x, x])"
