"""The inputs that a problem's page offers: the EDGE cases of inputs.py as a learner would type them.

They are read from the program's text, nothing is run: what a case computes by a function of its own is not offered.
"""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from rehearse.catalog.problem import Problem
from rehearse.syntax import tree_of
from rehearse_sandbox.wire.custom import CONSTRUCTORS, NAMES, variable_name

#: Characters of one offered input; a longer one is no help to anybody.
LONGEST = 600

#: Powers beyond it are not computed.
_LARGEST = 10**15

#: Names that stand for names.
_DEEPEST = 5

_OPERATIONS: dict[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.FloorDiv: lambda a, b: a // b,
    ast.Pow: lambda a, b: a**b if 0 <= b <= 50 and abs(a) <= 10 else _LARGEST + 1,
}


#: What a suite uses whose answers cannot be compared one by one, and what learners are told then.
_CLOSING = {
    "check_distribution": "Chance decides what this program answers, so there is no one right answer to compare yours with.",
    "VirtualClock": "This program is called with a clock that the tests move, which cannot be typed as an input.",
}


class _UnreadableError(Exception):
    """Something stands there that is not written out."""


def why_closed(suite: Mapping[str, str]) -> str:
    """Why a problem takes no inputs of learners, in a sentence; empty when it does.

    `CLOSED` of inputs.py says so, or the suite shows it: chance and time have no one answer that could be compared.
    """
    said = _texts_of_module(suite.get("inputs.py", ""))
    if "CLOSED" in said:
        return said["CLOSED"]
    everything = "\n".join(suite.values())
    return next((reason for name, reason in _CLOSING.items() if name in everything), "")


def released_names(problem: Problem, level: int) -> tuple[str, ...]:
    """The methods of the reference that the levels so far speak of; nothing once all of them are released.

    Else an input could ask the reference, which knows all levels, what comes next.
    """
    if level >= problem.levels:
        return ()
    examples = [text for path, text in problem.examples_up_to(level).items() if path.startswith("tests/")]
    told = "\n".join((*problem.statements[:level], *examples))
    words = set(re.findall(r"[A-Za-z_]\w*", told))
    defined = {node.name for node in ast.walk(tree_of(problem.reference)) if isinstance(node, ast.FunctionDef)}
    return tuple(sorted(words & defined))


def has_many_answers(suite: Mapping[str, str]) -> bool:
    """Whether an answer unlike the reference's may be right: the suite then verifies answers instead of comparing them."""
    return any("check_valid(" in text for text in suite.values())


def offered_by(problem: Problem, level: int | None = None) -> dict[str, str]:
    """The inputs that a problem's page offers, by their labels; none where it takes none.

    Cases of a level that is not released tell of it, so there is nothing to offer before the last `level`.
    """
    if why_closed(problem.suite) or (level is not None and level < problem.levels):
        return {}
    return offered_inputs(problem.suite.get("inputs.py", ""), problem.starter, entry_of(problem))


def entry_of(problem: Problem) -> str:
    """The symbol that `valid` of inputs.py speaks of: the function that takes the same parameters, else the first."""
    return _entry(problem.suite.get("inputs.py", ""), problem.starter, problem.symbols)


@lru_cache(maxsize=1024)
def _entry(source: str, starter: str, symbols: tuple[str, ...]) -> str:
    wanted = _parameters(source).get("valid")
    return next(
        (name for name, taken in _parameters(starter).items() if name in symbols and taken == wanted), symbols[0]
    )


def _parameters(source: str) -> dict[str, list[str]]:
    functions = [node for node in tree_of(source).body if isinstance(node, ast.FunctionDef)]
    return {node.name: [each.arg for each in (*node.args.args, *node.args.kwonlyargs)] for node in functions}


def _named_only(source: str, function: str) -> dict[int, str]:
    """The parameters that only take an argument by name, by their place among all."""
    for node in tree_of(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == function:
            return {len(node.args.args) + place: each.arg for place, each in enumerate(node.args.kwonlyargs)}
    return {}


@lru_cache(maxsize=1024)
def offered_inputs(source: str, starter: str, entry: str) -> dict[str, str]:
    """The text of each input by its label, in the author's order.

    `TRY` of inputs.py holds such texts already; EDGE holds arguments, for a class those of the constructor and a list of calls.
    """
    assigned = dict(_assignments(tree_of(source)))
    constants = {name: value for name, node in assigned.items() if (value := _constant(node, assigned)) is not None}
    is_class = any(isinstance(node, ast.ClassDef) and node.name == entry for node in tree_of(starter).body)
    texts = _texts(assigned.get("TRY"))
    named = _named_only(starter, entry)
    for label, arguments in _entries(assigned.get("EDGE")):
        try:
            written = [_written(argument, constants, assigned) for argument in arguments]
            text = _as_calls(entry, written) if is_class else _as_call(entry, written, named)
        except _UnreadableError:
            continue
        if len(text) <= LONGEST:
            texts.setdefault(label, text)
    return texts


def _assignments(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value


def _texts(node: ast.expr | None) -> dict[str, str]:
    if not isinstance(node, ast.Dict):
        return {}
    pairs = zip(node.keys, node.values, strict=True)
    return {
        key.value: value.value
        for key, value in pairs
        if isinstance(key, ast.Constant)
        and isinstance(value, ast.Constant)
        and isinstance(key.value, str)
        and isinstance(value.value, str)
    }


def _texts_of_module(source: str) -> dict[str, str]:
    assigned = _assignments(tree_of(source))
    return {name: node.value for name, node in assigned if isinstance(node, ast.Constant) and type(node.value) is str}


def _entries(node: ast.expr | None) -> Iterator[tuple[str, list[ast.expr]]]:
    if not isinstance(node, ast.Dict):
        return
    for key, value in zip(node.keys, node.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(key.value, str) and isinstance(value, ast.Tuple):
            yield key.value, value.elts


def _constant(node: ast.expr, assigned: Mapping[str, ast.expr], depth: int = 10) -> Any:
    """The value of an expression of numbers and texts; None when it is anything else."""
    match node:
        case ast.Constant(value=value):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            value = _constant(operand, assigned, depth)
            return -value if type(value) in {int, float} else None
        case ast.Name(id=name) if name in assigned and depth:
            return _constant(assigned[name], assigned, depth - 1)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATIONS:
            one, other = (_constant(side, assigned, depth) for side in (left, right))
            if {type(one), type(other)} <= {int} and abs(one) <= _LARGEST and abs(other) <= _LARGEST:
                if isinstance(op, ast.FloorDiv) and other == 0:
                    return None
                return _OPERATIONS[type(op)](one, other)
    return None


class _Writer(ast.NodeTransformer):
    """Puts constants in place of their names, and numpy's names in place of `np.…`."""

    def __init__(self, constants: Mapping[str, Any], assigned: Mapping[str, ast.expr]) -> None:
        self._constants = constants
        self._assigned = assigned
        self._depth = 0

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self._constants:
            return ast.Constant(self._constants[node.id])
        if node.id in self._assigned and self._depth < _DEEPEST:
            self._depth += 1
            written: ast.expr = self.visit(_copied(self._assigned[node.id]))
            self._depth -= 1
            return written
        if node.id not in NAMES:
            raise _UnreadableError
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        if isinstance(node.value, ast.Name) and node.value.id == "np" and node.attr in NAMES:
            return ast.Name(node.attr)
        raise _UnreadableError

    def visit_Call(self, node: ast.Call) -> ast.expr:
        match node.func:
            case ast.Name(id=name) | ast.Attribute(value=ast.Name(id="np"), attr=name) if name in CONSTRUCTORS:
                arguments = [self.visit(argument) for argument in node.args]
                named = [ast.keyword(key.arg, self.visit(key.value)) for key in node.keywords]
                return ast.Call(ast.Name(name), arguments, named)
        raise _UnreadableError

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        written = ast.BinOp(self.visit(node.left), node.op, self.visit(node.right))
        value = _constant(written, {})
        if value is not None:
            return ast.Constant(value)
        if not isinstance(node.op, ast.Add | ast.Mult):
            raise _UnreadableError
        return written

    def generic_visit(self, node: ast.AST) -> ast.AST:
        if not isinstance(node, _PLAIN):
            raise _UnreadableError
        return super().generic_visit(node)


_PLAIN = (
    *(ast.Constant, ast.List, ast.Tuple, ast.Set, ast.Dict, ast.UnaryOp, ast.USub, ast.UAdd),
    ast.expr_context,
)


def _written(node: ast.expr, constants: Mapping[str, Any], assigned: Mapping[str, ast.expr]) -> ast.expr:
    written: ast.expr = _Writer(constants, assigned).visit(_copied(node))
    return written


def _copied(node: ast.expr) -> ast.expr:
    # Two cases may share a part.
    return copy.deepcopy(node)


def _as_call(function: str, arguments: list[ast.expr], named: Mapping[int, str]) -> str:
    texts = [ast.unparse(argument) for argument in arguments]
    written = [f"{named[place]}={text}" if place in named else text for place, text in enumerate(texts)]
    return f"{function}({', '.join(written)})"


def _as_calls(class_name: str, arguments: list[ast.expr]) -> str:
    """A constructor and the calls after it, one a line, from its arguments and a list such as `[("put", 1, 10)]`."""
    if not arguments or not isinstance(arguments[-1], ast.List):
        raise _UnreadableError
    variable = variable_name(class_name, 0)
    lines = [f"{variable} = {class_name}({', '.join(map(ast.unparse, arguments[:-1]))})"]
    for call in arguments[-1].elts:
        match call:
            case ast.Tuple(elts=[ast.Constant(value=str(name)), *passed]):
                lines.append(f"{variable}.{name}({', '.join(map(ast.unparse, passed))})")
            case _:
                raise _UnreadableError
    return "\n".join(lines)
