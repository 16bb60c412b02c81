"""What the candidate's answers mean: a value, changed arguments, an error to raise again, or a fault.

Every part of an answer is checked as if the learner had written its bytes by hand, because that is possible.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, NoReturn, cast, get_args

from rehearse_sandbox.inside.calls import Call
from rehearse_sandbox.inside.channel import Message
from rehearse_sandbox.inside.exchange import Exchange
from rehearse_sandbox.inside.faults import (
    Died,
    LoadFailed,
    LoadFailure,
    OutOfMemory,
    ProtocolViolation,
    ReplyTooLarge,
    UnsupportedType,
)
from rehearse_sandbox.inside.operations import Operation
from rehearse_sandbox.inside.proxies import METHOD, InstanceProxy, IteratorProxy, reference_of
from rehearse_sandbox.inside.references import References
from rehearse_sandbox.inside.writeback import Mismatch, WriteBack
from rehearse_sandbox.wire.decoder import Decoder
from rehearse_sandbox.wire.errors import ERRORS, cut

SymbolKind = Literal["function", "class", "value"]

_MAX_TRACEBACK_CHARACTERS = 6000
_MAX_LINE = 1_000_000

#: What each answer is made of; `object` is anything.
_TEXT_AND_LINE = (str, (int, type(None)))
_SHAPES: dict[int, tuple[Any, ...]] = {
    Message.LOADED: (list, list, list),
    Message.LOAD_FAILED: (str, str, (int, type(None)), str),
    Message.CHANGED: (object, tuple, dict, list),
    Message.RAISED: (int, str, str, str, (int, type(None)), int, (tuple, type(None))),
    Message.UNSUPPORTED: (str, str),
    Message.TOO_LARGE: (str, str, str),
    Message.NO_MEMORY: _TEXT_AND_LINE,
    Message.EXIT: (str, str, *_TEXT_AND_LINE),
}


@dataclass(frozen=True, slots=True)
class Sent:
    """The judge's own arguments of a call, and the list and tree nodes in them in the order of their encoding."""

    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    nodes: Sequence[Any]


class Answers:
    """Turns answers into values and exceptions."""

    def __init__(self, exchange: Exchange, references: References) -> None:
        self._exchange = exchange
        self._references = references

    def loaded(
        self, data: bytes, count: int
    ) -> tuple[list[SymbolKind | Literal["missing"]], list[bytes | None], list[str]]:
        """What the module holds for each expected name, and names that it defines besides.

        Raises:
            ProtocolViolation: the answer has another shape.
        """
        kinds, values, found = self._facts(Message.LOADED, data)[0]
        known = {*get_args(SymbolKind), "missing"}
        if (
            len(kinds) != count
            or len(values) != count
            or not all(type(kind) is str and kind in known for kind in kinds)
        ):
            self._broken()
        if not all(value is None or type(value) is bytes for value in values):
            self._broken()
        return kinds, values, [name for name in found if type(name) is str and name.isidentifier()]

    def load_failure(self, data: bytes) -> LoadFailed:
        """Why the module cannot be used."""
        kind, message, line, traceback = self._facts(Message.LOAD_FAILED, data)[0]
        if kind not in get_args(LoadFailure):
            self._broken()
        return LoadFailed(
            cast("LoadFailure", kind),
            cut(message, 500),
            line=_line(line),
            traceback=cut(traceback, _MAX_TRACEBACK_CHARACTERS),
        )

    def use(self, kind: int, data: bytes, call: Call, sent: Sent) -> Any:
        """The result of a call, with changed arguments written back.

        Raises:
            Exception: what the learner's code raised.
            CandidateFault: there is no result.
        """
        if kind == Message.RAISED:
            self._raise(data, call, sent)
        if kind not in {Message.RETURNED, Message.CHANGED, Message.METHOD}:
            self.refuse(kind, data)
        if kind == Message.METHOD:
            if call.operation != Operation.GET:
                self._broken()
            return METHOD
        if kind == Message.CHANGED:
            return self._changed(data, call, sent)
        before = len(self._references)
        value, _ = self._exchange.decode(data)
        result = self._finished(value, call, made=len(self._references) > before)
        # Only now: what is kept of a call is decoded again to be shown, and these bytes might have been no value.
        call.result = data
        return result

    def _finished(self, value: Any, call: Call, *, made: bool) -> Any:
        if made and (type(value) is InstanceProxy or type(value) is IteratorProxy):
            call.variable = reference_of(value).label
        return self._items(value) if call.operation == Operation.NEXT else value

    def _changed(self, data: bytes, call: Call, sent: Sent) -> Any:
        before = len(self._references)
        (value, *after), decoder = self._facts(Message.CHANGED, data)
        written = self._write_back(tuple(after), decoder, sent)
        result = self._finished(written.merged(None, value), call, made=len(self._references) > before)
        call.result, call.changed = data, True
        return result

    def _write_back(self, after: tuple[Any, ...], decoder: Decoder, sent: Sent) -> WriteBack:
        try:
            positional, named, returned = after
            written = WriteBack(sent.nodes, returned, decoder.nodes)
            written.arguments(sent.args, sent.kwargs, positional, named)
        except (Mismatch, ValueError) as error:
            self._exchange.fail(ProtocolViolation(f"the code answered with other arguments than it got ({error})"))
        return written

    def _items(self, value: Any) -> tuple[list[Any], bool]:
        if type(value) is not tuple or len(value) != 2 or type(value[0]) is not list or type(value[1]) is not bool:
            self._broken()
        if not all(type(item) is bytes for item in value[0]):
            self._broken()
        return [self._exchange.decode(item)[0] for item in value[0]], value[1]

    def _raise(self, data: bytes, call: Call, sent: Sent) -> NoReturn:
        facts, decoder = self._facts(Message.RAISED, data)
        place, name, message, traceback, line, token, after = facts
        if not 0 <= place < len(ERRORS):
            self._broken()
        call.error = f"{cut(name, 80)}: {cut(message)}" if message else cut(name, 80)
        call.traceback, call.line = cut(traceback, _MAX_TRACEBACK_CHARACTERS), _line(line)
        if after is not None:
            self._write_back(after, decoder, sent)
        error: Any = self._exchange.raised(token) or ERRORS[place](*([cut(message)] if message else []))
        error.__rehearse_traceback__ = call.traceback
        error.__rehearse_line__ = call.line
        error.__rehearse_name__ = cut(name, 80)
        raise error

    def refuse(self, kind: int, data: bytes) -> NoReturn:
        """The answer is no result.

        Raises:
            CandidateFault: always.
        """
        if kind not in _SHAPES:
            self._broken()
        facts, _ = self._facts(kind, data)
        texts = [cut(fact, 200) if type(fact) is str else fact for fact in facts]
        if kind == Message.UNSUPPORTED:
            raise UnsupportedType(
                f"the code {texts[0]} an object of type {texts[1]}, which cannot be compared; "
                "return plain values such as numbers, lists or arrays"
            )
        if kind == Message.TOO_LARGE:
            self._exchange.fail(
                ReplyTooLarge(f"the code {texts[0]} a value of type {texts[1]} that is too large: {texts[2]}")
            )
        if kind == Message.NO_MEMORY:
            self._exchange.fail(
                OutOfMemory(
                    "the code ran out of memory (MemoryError)",
                    traceback=facts[0][:_MAX_TRACEBACK_CHARACTERS],
                    line=_line(facts[1]),
                )
            )
        if kind == Message.EXIT:
            how = f"{texts[0]}: {texts[1]}" if texts[1] else texts[0]
            self._exchange.fail(
                Died(
                    f"the code ended the process instead of returning ({how})",
                    traceback=facts[2][:_MAX_TRACEBACK_CHARACTERS],
                    line=_line(facts[3]),
                )
            )
        self._broken()

    def _facts(self, kind: int, data: bytes) -> tuple[tuple[Any, ...], Decoder]:
        """The parts of an answer, each of its exact type."""
        facts, decoder = self._exchange.decode(data)
        shape = _SHAPES[kind]
        if type(facts) is not tuple or len(facts) != len(shape):
            self._broken()
        for fact, allowed in zip(facts, shape, strict=True):
            if allowed is not object and type(fact) not in (allowed if type(allowed) is tuple else (allowed,)):
                self._broken()
        return facts, decoder

    def _broken(self) -> NoReturn:
        self._exchange.fail(ProtocolViolation("the code sent an answer that makes no sense"))


def _line(line: int | None) -> int | None:
    return line if line is not None and 0 < line < _MAX_LINE else None
