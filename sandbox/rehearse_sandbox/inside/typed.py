"""What a learner typed as an input becomes steps: calls of the solution, and of the objects that it made.

Three ways to write one are taken: calls, just as a failure lists them (`cache = LRUCache(2)`, then `cache.get(1)`); the arguments
of the one function by name, `k = 2`, several in a line or each in its own; or their values alone, in order.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rehearse_sandbox.inside.literals import Literals, TypingError, refusal
from rehearse_sandbox.inside.operations import Operation
from rehearse_sandbox.wire.custom import MAX_INPUT_BYTES

#: Calls of one input. A failure lists sixty at most.
MAX_STEPS = 2000

_FUNCTIONS = {"len": Operation.LENGTH, "iter": Operation.ITERATE, "next": Operation.NEXT, "bool": Operation.TRUTH}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. `subject` is a symbol of the solution or the name of an object that an earlier step made.

    `variable` is the name that the result gets, `text` the step as it is shown.
    """

    operation: Operation
    subject: str
    name: str = ""
    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    variable: str = ""
    text: str = ""


def read_steps(text: str, symbols: Sequence[str], methods: Collection[str] = ()) -> list[Step]:
    """The steps of an input for these symbols; `methods`, if there are any, are the only ones that objects have.

    Raises:
        TypingError: the text is none.
    """
    _check_text(text)
    try:
        steps = _Reader(symbols, methods).steps(_tree(text))
    except RecursionError:
        raise TypingError("The input is nested too deeply.") from None
    if not steps:
        raise TypingError(f"Nothing is called. Type a call such as `{symbols[0]}(…)`, or its arguments.")
    return steps


def _check_text(text: str) -> None:
    if len(text.encode(errors="replace")) > MAX_INPUT_BYTES:
        raise TypingError(f"The input is longer than {MAX_INPUT_BYTES:,} bytes. Repeat values instead: `[0] * 1000`.")
    if "…" in text:
        line = text.count("\n", 0, text.index("…")) + 1
        raise TypingError(
            f"Line {line}: something was left out here (“…”), so this is not the whole input. Type it out."
        )


def _tree(text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except SyntaxError as error:
        # `values = [3, 1], k = 2` is no statement, but it is what stands between the parentheses of a call.
        try:
            call = ast.parse(f"_({text}\n)", mode="eval").body
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            raise TypingError(f"Line {error.lineno or 1}, column {error.offset or 1}: {error.msg}.") from None
        return ast.Module([ast.Expr(call)], [])
    except (MemoryError, RecursionError):
        raise TypingError("The input is nested too deeply.") from None
    except ValueError as error:
        raise TypingError(f"The input cannot be read: {error}.") from None


class _Reader:
    """Reads the statements of one input."""

    def __init__(self, symbols: Collection[str], methods: Collection[str]) -> None:
        self._methods = methods
        self._symbols = list(symbols)
        self._variables: set[str] = set()
        self._literals = Literals()

    def steps(self, tree: ast.Module) -> list[Step]:
        statements = tree.body
        if len(statements) > MAX_STEPS:
            raise refusal(statements[MAX_STEPS], f"an input may have {MAX_STEPS:,} lines at most.")
        if statements and not any(self._does_something(statement) for statement in statements):
            return [self._arguments(statements)]
        return [self._step(statement) for statement in statements]

    def _does_something(self, statement: ast.stmt) -> bool:
        """Whether a statement uses a symbol of the solution, or an object; else it is an argument."""
        nodes = list(ast.walk(statement))
        names = {node.id for node in nodes if isinstance(node, ast.Name)}
        used = {node.value.id for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)}
        return bool(names & {*self._symbols} or used - {"np"}) or isinstance(statement, ast.Delete)

    def _arguments(self, statements: Sequence[ast.stmt]) -> Step:
        args: list[Any] = []
        kwargs: dict[str, Any] = {}
        for statement in statements:
            match statement:
                case ast.Expr(ast.Call(func=ast.Name(id="_"), args=found, keywords=named)):
                    args += [self._value(node) for node in found]
                    kwargs |= {str(key.arg): self._value(key.value) for key in named if key.arg}
                case ast.Expr(ast.Tuple(elts=found)) if len(statements) == 1:
                    args += [self._value(node) for node in found]
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    kwargs[name] = self._value(value)
                case ast.Expr(value):
                    args.append(self._value(value))
                case _:
                    raise refusal(statement, "only arguments are taken here, such as `k = 2`.")
        return Step(Operation.CALL, self._symbols[0], args=tuple(args), kwargs=kwargs)

    def _step(self, statement: ast.stmt) -> Step:
        text = ast.unparse(statement)
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                step = self._expression(value)
                self._variables.add(name)
                return Step(step.operation, step.subject, step.name, step.args, step.kwargs, name, text)
            case ast.Assign(targets=[ast.Attribute(value=ast.Name(id=subject), attr=name)], value=value):
                return Step(
                    Operation.SET,
                    self._object(statement, subject),
                    self._public(statement, name),
                    (self._value(value),),
                    text=text,
                )
            case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=subject), slice=key)], value=value):
                pair = (self._value(key), self._value(value))
                return Step(Operation.SET_ITEM, self._object(statement, subject), args=pair, text=text)
            case ast.Delete(targets=[ast.Subscript(value=ast.Name(id=subject), slice=key)]):
                return Step(
                    Operation.DELETE_ITEM, self._object(statement, subject), args=(self._value(key),), text=text
                )
            case ast.Expr(value):
                step = self._expression(value)
                return Step(step.operation, step.subject, step.name, step.args, step.kwargs, "", text)
        raise refusal(
            statement, f"`{text.splitlines()[0][:60]}` is no call. Each line is a call of {self._callables()}."
        )

    def _expression(self, node: ast.expr) -> Step:
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in self._symbols:
                return Step(Operation.CALL, name, "", *self._passed(node))
            case ast.Call(func=ast.Name(id=name), args=[ast.Name(id=subject)], keywords=[]) if name in _FUNCTIONS:
                return Step(_FUNCTIONS[name], self._object(node, subject))
            case ast.Call(func=ast.Attribute(value=ast.Name(id=subject), attr=name)):
                return Step(
                    Operation.METHOD, self._object(node, subject), self._public(node, name), *self._passed(node)
                )
            case ast.Attribute(value=ast.Name(id=subject), attr=name):
                return Step(Operation.GET, self._object(node, subject), self._public(node, name))
            case ast.Subscript(value=ast.Name(id=subject), slice=key):
                return Step(Operation.GET_ITEM, self._object(node, subject), args=(self._value(key),))
            case ast.Compare(left=item, ops=[ast.In()], comparators=[ast.Name(id=subject)]):
                return Step(Operation.CONTAINS, self._object(node, subject), args=(self._value(item),))
        raise refusal(node, f"this is no call. Each line is a call of {self._callables()}.")

    def _passed(self, node: ast.Call) -> tuple[tuple[Any, ...], dict[str, Any]]:
        if any(isinstance(argument, ast.Starred) for argument in node.args) or not all(
            key.arg for key in node.keywords
        ):
            raise refusal(node, "`*` and `**` are not taken. Type the arguments out.")
        return tuple(map(self._value, node.args)), {str(key.arg): self._value(key.value) for key in node.keywords}

    def _value(self, node: ast.expr) -> Any:
        return self._literals.value(node)

    def _object(self, node: ast.AST, name: str) -> str:
        if name not in self._variables:
            raise refusal(
                node, f"`{name}` is no object that was made above. Make one first: `{name} = {self._symbols[0]}(…)`."
            )
        return name

    def _public(self, node: ast.AST, name: str) -> str:
        if name.startswith("_"):
            raise refusal(node, f"`{name}` is private. Use the methods that the statement names.")
        if self._methods and name not in self._methods:
            raise refusal(node, f"the statement names no `{name}`.")
        return name

    def _callables(self) -> str:
        objects = " or of a method of what it made" if self._variables else ""
        return " or ".join(f"`{name}`" for name in self._symbols) + objects
