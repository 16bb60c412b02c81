"""Gate G3, as far as it can be read: the starter has the reference's signatures, says what is asked, and solves nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.signatures import Function, describe, is_extended_by, members_of, parameters_of
from rehearse.catalog.problem import Problem
from rehearse.syntax import tree_of

FILE = "starter.py"

#: Kinds whose starter is a faulty or a slow program, and not only signatures.
RUNNING = frozenset({"repair", "optimise"})

_IMPORTS = (ast.Import, ast.ImportFrom)


def check_starter(problem: Problem) -> Report:
    """Whether a learner who fills in the starter writes what the suite calls.

    The starters of a `repair` and an `optimise` are programs that run, so of them only the signatures are compared. That of a problem with levels is
    for the first one: methods and optional parameters that later levels bring are not in it yet.
    """
    starter, reference = _definitions(problem.starter), _definitions(problem.reference)
    modules = _Modules(starter, reference, _called(problem), grows=problem.levels > 1)
    findings = [finding for symbol in problem.symbols if symbol in reference for finding in modules.compared(symbol)]
    if problem.kind not in RUNNING:
        tree = tree_of(problem.starter)
        findings += [finding for stub in _stubs(tree) for finding in _unsolved(stub)]
        findings += _strangers(tree, problem.symbols)
    count = len(problem.symbols)
    return Report(f"{count} signature{'' if count == 1 else 's'}", tuple(findings))


Definition = Function | ast.ClassDef


def _definitions(source: str) -> dict[str, Definition]:
    return {node.name: node for node in tree_of(source).body if isinstance(node, Definition)}


@dataclass(frozen=True, slots=True)
class _Modules:
    """What both programs define, and the names of methods that the first level's suite may call.

    `grows`: later levels add methods, and parameters that may be left out.
    """

    starter: dict[str, Definition]
    reference: dict[str, Definition]
    called: frozenset[str]
    grows: bool = False

    def compared(self, symbol: str) -> Iterator[Finding]:
        """How a symbol of the starter differs from that of the reference."""
        match self.starter.get(symbol), self.reference[symbol]:
            case ast.ClassDef() as mine, ast.ClassDef() as theirs:
                yield from self._classes(mine, theirs)
            case (ast.FunctionDef() | ast.AsyncFunctionDef()) as mine, (
                ast.FunctionDef() | ast.AsyncFunctionDef()
            ) as theirs:
                yield from self._functions(symbol, mine, theirs)
            case mine, theirs:
                kind = "class" if isinstance(theirs, ast.ClassDef) else "function"
                message = f"`{symbol}` is a {kind} in the reference, but not here."
                yield _finding(message, f"Begin it as a {kind}.", mine)

    def _classes(self, mine: ast.ClassDef, theirs: ast.ClassDef) -> Iterator[Finding]:
        here, there = members_of(mine, self.starter), members_of(theirs, self.reference)
        for name, function in there.functions.items():
            if name in here.functions:
                yield from self._functions(f"{mine.name}.{name}", here.functions[name], function)
            elif here.complete and self._is_needed(name, function):
                message = f"The suite may use `{mine.name}.{name}`, but it is not here: nobody knows that it is asked."
                yield _finding(message, f"Add it as `{describe(name, function)}`.", mine)
        for name, function in here.functions.items():
            if name not in there.functions and there.complete and not _is_plain_constructor(name, function):
                message = f"`{mine.name}.{name}` is not in the reference, so no test can ask for it."
                yield _finding(message, "Remove it, or give it to the reference.", function)

    def _functions(self, name: str, mine: Function, theirs: Function) -> Iterator[Finding]:
        here, there = parameters_of(mine), parameters_of(theirs)
        if here == there or (self.grows and is_extended_by(mine, theirs)):
            return
        last = name.rpartition(".")[2]
        message = (
            f"`{describe(last, mine)}` is `{describe(last, theirs)}` in the reference: a call may fit only one of them."
        )
        yield _finding(message, "Make names, order, kinds and defaults of the parameters the same.", mine)

    def _is_needed(self, name: str, function: Function) -> bool:
        # Operators and len() do not name the method that they call, so every other special method counts as called.
        special = name.startswith("__") and name not in {"__repr__", "__str__"}
        return name in self.called or (special and not _is_plain_constructor(name, function))


def _called(problem: Problem) -> frozenset[str]:
    trees = [tree_of(text) for text in problem.suite_up_to(1).values()]
    return frozenset(node.attr for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Attribute))


def _is_plain_constructor(name: str, function: Function) -> bool:
    """Whether a class without this method is made in the same way."""
    return name == "__init__" and describe("", function) == "(self)"


@dataclass(frozen=True, slots=True)
class _Stub:
    """A function or class that the learner is to write. `explained` says that another one like it has the docstring."""

    name: str
    node: Definition
    explained: bool = False


def _stubs(tree: ast.Module) -> Iterator[_Stub]:
    """What the starter defines, methods included; methods of the same signature are explained once for all classes."""
    explained: set[tuple[str, str]] = set()
    for node in tree.body:
        if not isinstance(node, Definition):
            continue
        yield _Stub(node.name, node)
        for method in node.body if isinstance(node, ast.ClassDef) else ():
            if isinstance(method, Function):
                key = (method.name, describe(method.name, method))
                yield _Stub(f"{node.name}.{method.name}", method, key in explained)
                if ast.get_docstring(method):
                    explained.add(key)


def _unsolved(stub: _Stub) -> Iterator[Finding]:
    """A stub says what it is to do, and does nothing."""
    if not stub.explained and not ast.get_docstring(stub.node):
        message = f"`{stub.name}` has no docstring: a learner who has only the editor open cannot see what is asked."
        yield _finding(message, "Say in one sentence what it returns, and what it raises.", stub.node)
    if isinstance(stub.node, Function) and not _raises_only(stub.node):
        message = (
            f"`{stub.name}` does more than raise NotImplementedError, or less: its result would look like an answer."
        )
        yield _finding(message, "Let its body be the docstring and `raise NotImplementedError`.", stub.node)


def _raises_only(function: Function) -> bool:
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    match body:
        case [ast.Raise(exc=ast.Name(id="NotImplementedError") | ast.Call(func=ast.Name(id="NotImplementedError")))]:
            return True
    return False


def _strangers(tree: ast.Module, symbols: tuple[str, ...]) -> Iterator[Finding]:
    """What stands at the top level besides the symbols and what their signatures need."""
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if name not in symbols:
                message = f"`{name}` is not asked for: problem.toml does not name it in `symbols`."
                yield _finding(message, "Remove it, or add it to `symbols`.", node)
            case ast.Import() | ast.ImportFrom() | ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                pass
            case ast.Assign() | ast.AnnAssign() | ast.Expr(value=ast.Constant()):
                pass
            case ast.If(body=body, orelse=[]) if all(isinstance(each, _IMPORTS) for each in body):
                pass
            case _:
                message = "The starter runs code when it is loaded: that is no part of what a learner fills in."
                yield _finding(message, "Leave imports, constants and the functions to be written.", node)


def _finding(message: str, next_step: str, node: ast.stmt | None) -> Finding:
    return Finding(FILE, message, next_step, node.lineno if node is not None else None)
