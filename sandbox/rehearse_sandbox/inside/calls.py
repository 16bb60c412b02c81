"""The calls of one example, kept as the bytes that crossed and written as Python only when somebody reads them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rehearse_sandbox.inside.operations import BINARY, UNARY, Operation
from rehearse_sandbox.wire.decoder import Decoder
from rehearse_sandbox.wire.layout import RETURNED, Handle


class Names:
    """How the objects of one example are called in text: the learner's objects by number, our own functions in order.

    Calls keep it, so that they can be written when the example is long over.
    """

    __slots__ = ("given", "labels")

    def __init__(self, labels: dict[int, str]) -> None:
        self.labels = labels
        self.given: list[str] = []

    def sent(self, handle: Handle) -> str:
        """The name of a handle in a request."""
        return self._own(handle.number) if handle.kind != RETURNED else self._theirs(handle.number)

    def received(self, handle: Handle) -> str:
        """The name of a handle in an answer."""
        return self._own(handle.number) if handle.kind == RETURNED else self._theirs(handle.number)

    def _theirs(self, number: int) -> str:
        return self.labels.get(number, "object")

    def _own(self, number: int) -> str:
        return self.given[number] if number < len(self.given) else "function"


class Call:
    """One thing that the judge asked of the learner's code, and how it went.

    `error` and `traceback` are empty unless the code raised. `text` and `outcome` are made when they are read.
    """

    __slots__ = (
        "_arguments",
        "_name",
        "_names",
        "_subject",
        "changed",
        "error",
        "line",
        "operation",
        "result",
        "traceback",
        "variable",
    )

    def __init__(self, operation: Operation, subject: str, name: str, arguments: bytes, names: Names) -> None:
        self.operation = operation
        self._subject = subject
        self._name = name
        self._arguments = arguments
        self._names = names
        self.result: bytes | None = None
        #: The result is the first part of an answer that also brings arguments changed in place.
        self.changed = False
        #: The name that the made object has in later calls.
        self.variable = ""
        self.error = ""
        self.traceback = ""
        self.line: int | None = None

    @property
    def size(self) -> int:
        """The bytes that it keeps."""
        return len(self._arguments) + len(self.result or b"")

    @property
    def text(self) -> str:
        """The call as a learner would type it."""
        args, kwargs = _decoded(self._arguments, self._names.sent)
        text = self._expression(list(map(_show, args)), {name: _show(value) for name, value in kwargs.items()})
        return f"{self.variable} = {text}" if self.variable else text

    @property
    def outcome(self) -> str:
        """What it returned, as Python; empty when it raised or only made an object."""
        if self.result is None or self.variable:
            return ""
        value = _decoded(self.result, self._names.received)
        if self.changed:
            value = value[0]
        if self.operation == Operation.NEXT:
            return ", ".join(_show(_decoded(item, self._names.received)) for item in value[0])
        return _show(value)

    def _expression(self, args: list[str], kwargs: dict[str, str]) -> str:
        subject, name = self._subject, self._name
        inside = ", ".join([*args, *(f"{key}={value}" for key, value in kwargs.items())])
        plain: dict[Operation, Callable[[], str]] = {
            Operation.CALL: lambda: f"{subject}({inside})",
            Operation.METHOD: lambda: f"{subject}.{name}({inside})",
            Operation.GET: lambda: f"{subject}.{name}",
            Operation.SET: lambda: f"{subject}.{name} = {inside}",
            Operation.LENGTH: lambda: f"len({subject})",
            Operation.ITERATE: lambda: f"iter({subject})",
            Operation.GET_ITEM: lambda: f"{subject}[{inside}]",
            Operation.SET_ITEM: lambda: f"{subject}[{args[0]}] = {args[1]}",
            Operation.DELETE_ITEM: lambda: f"del {subject}[{inside}]",
            Operation.CONTAINS: lambda: f"{inside} in {subject}",
            Operation.NEXT: lambda: f"next({subject})",
            Operation.TRUTH: lambda: f"bool({subject})",
            Operation.BINARY: lambda: f"{args[0]} {BINARY[name][1]} {args[1]}",
            Operation.UNARY: lambda: UNARY[name][1].format(subject),
        }
        return plain[self.operation]()

    def __repr__(self) -> str:
        return f"<Call {self.text}>"


def _decoded(data: bytes, name_of: Callable[[Handle], str]) -> Any:
    # `show` writes a class as its bare name, which is how a handle shall look.
    return Decoder(lambda handle: type(name_of(handle), (), {})).decode(data)


def _show(value: Any) -> str:
    # The display of values belongs to the kit, which is not needed until a test fails.
    from rehearse_sandbox.kit.display import show

    return show(value)
