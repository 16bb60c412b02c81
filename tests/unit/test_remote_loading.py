"""A learner's module that cannot be used says why and where."""

from __future__ import annotations

import pytest

from rehearse_sandbox.inside.faults import DeadlineExceeded, Died, LoadFailed, OutOfMemory, UnsupportedType
from rehearse_sandbox.wire.job import Limits


@pytest.mark.parametrize(
    ("source", "kind", "says", "line"),
    [
        ("def f(:\n    pass", "syntax", "SyntaxError: invalid syntax", 1),
        ("def f():\n  x\n y", "syntax", "IndentationError", 3),
        ("f = '\0'", "syntax", "null bytes", None),
        ("f = 1\n1 / 0", "exception", "ZeroDivisionError: division by zero", 2),
        ("import no_such_module", "exception", "ModuleNotFoundError: No module named 'no_such_module'", 1),
        ("import sys\nsys.exit(0)", "exit", "SystemExit", 2),
        ("def F(): pass", "missing", "solution.py must define `f`; it defines `F`: rename it", None),
        ("def other_thing(): pass", "missing", "solution.py must define `f`$", None),
        ("", "missing", "solution.py must define `f`$", None),
    ],
)
def test_a_module_that_cannot_be_used_says_why_and_where(start, source, kind, says, line):
    with pytest.raises(LoadFailed, match=says) as caught:
        start.loaded(source, "f")
    assert (caught.value.kind, caught.value.line) == (kind, line)


def test_a_syntax_error_shows_its_line_and_place(start):
    with pytest.raises(LoadFailed) as caught:
        start.loaded("def f():\n    return (1 +", "f")
    assert caught.value.traceback.splitlines() == ['  File "solution.py", line 2', "    return (1 +", "           ^"]


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("import os\nos._exit(0)", Died),
        ("while True: pass", DeadlineExceeded),
        ("raise MemoryError", OutOfMemory),
    ],
)
def test_a_module_that_breaks_the_process_is_a_fault(start, source, fault):
    with pytest.raises(fault):
        start.loaded(source, "f", limits=Limits(import_s=1 if fault is DeadlineExceeded else 60))


def test_a_value_that_cannot_cross_is_no_symbol(start):
    candidate = start.loaded("f = range(3)", "f")
    with pytest.raises(UnsupportedType, match="`f` must be a function, a class or a plain value"):
        candidate.symbol("f")
