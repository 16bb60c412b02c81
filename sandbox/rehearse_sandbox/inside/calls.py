"""The calls of one example, kept as the bytes that crossed and written as Python only when somebody reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from rehearse_sandbox.inside.operations import BINARY, UNARY, Operation
from rehearse_sandbox.kit.clock import VirtualClock
from rehearse_sandbox.kit.settings import ClockEvent
from rehearse_sandbox.wire.custom import variable_name
from rehearse_sandbox.wire.decoder import Decoder
from rehearse_sandbox.wire.layout import RETURNED, Handle

#: Calls that are kept of one example, and their bytes; a failing example that is shown is far smaller.
MAX_CALLS = 1000
MAX_CALL_BYTES = 32 * 1024 * 1024


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
    def count(self) -> int:
        """How many calls it stands for."""
        return 1

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


class Remark(Call):
    """A line between calls that is none: what the suite did meanwhile, or how many calls are not kept."""

    __slots__ = ("_count", "_line")

    def __init__(self, line: str, *, count: int = 0) -> None:
        super().__init__(Operation.CALL, "", "", b"", Names({}))
        self._line = line
        self._count = count

    @property
    def count(self) -> int:
        """The calls that are missing here."""
        return self._count

    @property
    def text(self) -> str:
        """The line."""
        return self._line


def left_out(calls: Iterable[Call]) -> Remark:
    """What is shown in the place of calls that are not."""
    count = sum(call.count for call in calls)
    return Remark(f"# … {count} more call{'' if count == 1 else 's'} …", count=count)


class Calls(list[Call]):
    """The calls of one example in order. Of very many, the first and the last ones are kept, and how many are missing."""

    def __init__(self) -> None:
        super().__init__()
        self._bytes = 0
        self._clocks = 0

    def begin(self) -> None:
        """The next example begins."""
        self.clear()
        self._bytes = self._clocks = 0

    def add(self, call: Call) -> Call:
        """Keep one more."""
        # What the one before returned is known only now.
        self._bytes += self[-1].size if self else 0
        if len(self) >= MAX_CALLS or self._bytes + call.size > MAX_CALL_BYTES:
            # The first call made the object that the last ones use; what lies between is the least missed.
            middle = slice(1, len(self) // 2 + 1)
            if self[middle]:
                self[middle] = [left_out(self[middle])]
            self._bytes = sum(kept.size for kept in self)
        self.append(call)
        return call

    def take_back(self, call: Call) -> None:
        """It was no call that a person would write."""
        if self and self[-1] is call:
            self.pop()
            self._bytes -= self[-1].size if self else 0

    def follow_clock(self, clock: VirtualClock, event: ClockEvent, seconds: float) -> None:
        """Without what a suite does with its clocks, the calls of a program that reads them cannot be understood."""
        if event == "made":
            clock.__name__ = variable_name("clock", self._clocks)
            self._clocks += 1
            self.add(Remark(f"{clock.__name__} = VirtualClock({seconds or ''})"))
        elif seconds:
            self.add(Remark(f"{clock.__name__}.advance({seconds!r})"))


def _decoded(data: bytes, name_of: Callable[[Handle], str]) -> Any:
    # `show` writes a class as its bare name, which is how a handle shall look.
    return Decoder(lambda handle: type(name_of(handle), (), {})).decode(data)


def _show(value: Any) -> str:
    # The display of values belongs to the kit, which is not needed until a test fails.
    from rehearse_sandbox.kit.display import show

    return show(value)
