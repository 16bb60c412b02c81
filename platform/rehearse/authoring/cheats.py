"""Programs that do no work and hope to be accepted: what people try first, made for any problem from its symbols."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from rehearse.catalog.problem import Problem
from rehearse.syntax import tree_of
from rehearse_sandbox.wire.suite_files import EXAMPLES


@dataclass(frozen=True, slots=True)
class Cheat:
    """A program that must be refused. `name` says what it tries, to be read after "a program that"."""

    name: str
    source: str
    patience: float = 1.0


#: Time limits of a cheat that would use all of them, as a share of the problem's.
_IMPATIENT = 0.1

#: The cheat that does its work and then spoils what it was given; harmless where nothing that can change is passed.
CHANGES_INPUT = "changes its input when the work is done"

#: What each function does instead of its work. `arguments` is the tuple of what it was called with.
_BODIES = {
    "returns None": "return None",
    "hands its input back": "return arguments[0] if arguments else None",
    "returns zero": "return 0",
    "returns True": "return True",
    "returns an empty list": "return []",
    "returns zeros like its input": (
        "import numpy\n    return numpy.zeros_like(arguments[0]) if arguments and "
        "isinstance(arguments[0], numpy.ndarray) else 0.0"
    ),
    "prints without end": "while True: print('x' * 1000)",
    "ends the process": "raise SystemExit(0)",
    "ends the process at once": "import os\n    os._exit(0)",
    "never returns": "while True: pass",
    "fails every assertion of its own": "assert False",
}

_ENDLESS = frozenset({"prints without end", "never returns"})

#: Put before the whole module.
_PREFACES = {
    "replaces numpy.allclose": (
        "import numpy\nimport numpy.testing\nnumpy.allclose = numpy.array_equal = numpy.isclose = lambda *a, **k: True\n"
        "numpy.testing.assert_allclose = lambda *a, **k: None\n"
    ),
    "replaces the kit's checks": (
        "try:\n    import rehearse_sandbox.kit as kit\n    for name in dir(kit):\n        if name.startswith('check_'):\n"
        "            setattr(kit, name, lambda *a, **k: None)\nexcept ImportError:\n    pass\n"
    ),
    "returns what equals everything": "class Equal:\n    __eq__ = lambda self, other: True\n    __hash__ = None\n",
}

#: How the functions of a preface end.
_ENDINGS = {"returns what equals everything": "return Equal()"}

_READS_THE_TESTS = """
import os, re
def read():
    for root, _, files in os.walk("/"):
        for name in files:
            if name.startswith("test_") or name == "inputs.py" or name == "reference.py":
                try:
                    yield open(os.path.join(root, name)).read()
                except OSError:
                    pass
        if root.count("/") > 4:
            break
TEXT = "".join(read())
"""


def cheats_for(problem: Problem) -> list[Cheat]:
    """The cheats for a problem: each one defines all its symbols."""
    found = [
        Cheat(name, _program(problem, body), patience=_IMPATIENT if name in _ENDLESS else 1.0)
        for name, body in _BODIES.items()
    ]
    found += [
        Cheat(name, preface + _program(problem, _ENDINGS.get(name, "return None")))
        for name, preface in _PREFACES.items()
    ]
    found.append(Cheat("looks for the tests", _READS_THE_TESTS + _program(problem, "return TEXT")))
    found.append(Cheat("knows the examples by heart", _by_heart(problem)))
    if not problem.mutates:
        found.append(Cheat(CHANGES_INPUT, _emptying(problem)))
    return found


def _program(problem: Problem, body: str) -> str:
    return "\n".join(_symbol(problem, name, body) for name in problem.symbols)


def _symbol(problem: Problem, name: str, body: str) -> str:
    methods = _methods(problem.reference, name)
    if methods is None:
        return f"def {name}(*arguments, **named):\n    {body}\n"
    inner = body.replace("\n    ", "\n        ")
    lines = [f"class {name}:", "    def __init__(self, *arguments, **named): pass"]
    lines += [f"    def {method}(self, *arguments, **named):\n        {inner}" for method in methods]
    return "\n".join(lines) + "\n"


def _methods(source: str, name: str) -> list[str] | None:
    """The methods of a class of the reference but `__init__`; None when the name is no class of it."""
    for node in tree_of(source).body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            found = [part.name for part in node.body if isinstance(part, ast.FunctionDef)]
            return [method for method in found if method != "__init__"]
    return None


def _emptying(problem: Problem) -> str:
    """The reference, whose functions and methods change their arguments when the work is done."""
    return f"{problem.reference}\n_SYMBOLS = {problem.symbols!r}\n{_EMPTY}"


_EMPTY = """
import functools as _functools

def _empty(value):
    import numpy
    if isinstance(value, numpy.ndarray) and value.size and value.dtype.kind in "iuf":
        value.flat[0] += 1
    elif isinstance(value, (list, dict, set)) and value:
        value.clear()
    elif hasattr(value, "val"):
        value.val = "changed"
    else:
        return
    print("an argument was changed")

def _emptying(function, skipped):
    @_functools.wraps(function)
    def called(*arguments, **named):
        answer = function(*arguments, **named)
        for argument in arguments[skipped:]:
            if argument is not answer:
                _empty(argument)
        return answer
    return called

for _name in _SYMBOLS:
    _found = globals()[_name]
    if isinstance(_found, type):
        for _method, _function in list(vars(_found).items()):
            if callable(_function) and not _method.startswith("_"):
                setattr(_found, _method, _emptying(_function, 1))
    else:
        globals()[_name] = _emptying(_found, 0)
"""

#: What `CHANGES_INPUT` prints when there was something to change.
CHANGED = "an argument was changed"


def _by_heart(problem: Problem) -> str:
    """Answers the calls that the visible examples spell out, from a table, and None to everything else."""
    table = ", ".join(f"({call!r}, {answer!r})" for call, answer in _spelled_out(problem))
    body = "for call, answer in TABLE:\n        if repr(arguments) == repr(call): return answer\n    return None"
    return f"TABLE = [{table}]\n{_program(problem, body)}"


def _spelled_out(problem: Problem) -> Iterator[tuple[tuple[object, ...], object]]:
    """Calls with literal arguments in the examples and the literal they are compared with."""
    for node in ast.walk(tree_of(problem.suite[EXAMPLES])):
        if not isinstance(node, ast.Call) or len(node.args) < 2:
            continue
        call, answer = node.args[:2]
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in problem.symbols:
            try:
                yield tuple(ast.literal_eval(argument) for argument in call.args), ast.literal_eval(answer)
            except ValueError:
                continue
