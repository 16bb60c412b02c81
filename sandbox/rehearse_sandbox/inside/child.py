"""One test in the candidate: answer what the judge asks of the learner's objects, until the test ends."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import Any, NoReturn

from rehearse_sandbox.inside import randomness
from rehearse_sandbox.inside.arguments import Arguments
from rehearse_sandbox.inside.channel import Channel, Message
from rehearse_sandbox.inside.handles import Objects
from rehearse_sandbox.inside.loading import error_message, error_name, learner_traceback
from rehearse_sandbox.inside.operations import (
    FRESH,
    MAX_REQUEST,
    MUTABLE,
    REQUEST_HEAD,
    Method,
    Operation,
    parts_of,
    perform,
)
from rehearse_sandbox.wire.codec import UnsupportedValue, ValueTooLarge, encode
from rehearse_sandbox.wire.decoder import Decoder
from rehearse_sandbox.wire.encoder import Encoder
from rehearse_sandbox.wire.errors import ERRORS, place_of
from rehearse_sandbox.wire.layout import SIZE

#: Calls of the judge's functions inside each other's calls.
MAX_CALLBACK_DEPTH = 20

#: A batch of an iterator's items ends after this time, so that a slow iterator is not run far ahead.
_BATCH_S = 0.002


class Aborted(BaseException):
    """The judge gave up this call while it ran one of its own functions; unwind the learner's code."""


class Session:
    """Answers requests on a channel. Reverse calls nest: while one waits, further requests are served."""

    def __init__(self, channel: Channel, *, file: str, reseed: bool) -> None:
        self.channel = channel
        self.objects = Objects(file.removesuffix(".py"), self.ask, self.pull)
        self._file = file
        self._reseeds = reseed
        self._seed = 0
        self._request = 0
        self._depth = 0
        self._reverse_calls = 0
        self._foreign: list[tuple[BaseException, int]] = []
        self._pending: dict[int, BaseException] = {}

    def serve(self, seed: int) -> NoReturn:
        """Answer the requests of one test, whose random numbers come from `seed`; then this process ends."""
        self._seed = seed
        self._reseed()
        while True:
            self._serve_one(*self.channel.receive())

    def _serve_one(self, request: int, message: int, body: bytes) -> None:
        if message == Message.DO:
            self._do_inside(request, body)
        elif message == Message.BATCH:
            self.channel.hold()
            for number, part in enumerate(parts_of(body)):
                self._do_inside((request + number) & MAX_REQUEST, part)
            self.channel.release()

    def _do_inside(self, request: int, body: bytes) -> None:
        outer, self._request = self._request, request
        self._do(request, body)
        self._request = outer

    def _reseed(self) -> None:
        randomness.restart(self._seed)

    def _do(self, request: int, body: bytes) -> None:
        flags, operation, number, size = REQUEST_HEAD.unpack_from(body)
        start = REQUEST_HEAD.size + size
        name = body[REQUEST_HEAD.size : start].decode()
        if flags & FRESH:
            self._fresh()
        arguments = None
        try:
            arguments = Arguments(body[start:], self.objects, mutable=bool(flags & MUTABLE))
            answer = self._answer(operation, number, name, arguments)
        except BaseException as error:  # noqa: BLE001 - every way in which the learner's code can end is an answer
            answer = self._failure(error, arguments)
        flush_outputs()
        self.channel.send(request, *answer)

    def _fresh(self) -> None:
        self.objects.forget()
        self._pending.clear()
        self._foreign.clear()
        if self._reseeds:
            self._reseed()

    def _answer(self, operation: int, number: int, name: str, arguments: Arguments) -> tuple[Message, bytes]:
        target = self.objects[number]
        try:
            if operation == Operation.NEXT:
                result: Any = self._batch(number, target, arguments.args[0])
            else:
                result = perform(operation, target, name, arguments.args, arguments.kwargs)
        except Method:
            return Message.METHOD, b""
        if operation == Operation.CALL and isinstance(target, type):
            self._keep_instance(result)
        return self._reply(result, arguments)

    def _keep_instance(self, result: Any) -> None:
        """What a class makes is an object with methods, also when the class derives from dict or list."""
        try:
            encode(result)
        except UnsupportedValue:
            self.objects.keep(result)

    def _reply(self, result: Any, arguments: Arguments) -> tuple[Message, bytes]:
        encoder = Encoder(self.objects.handle_for)
        where = "returned"
        try:
            data = encoder.encode(result)
            where = "left in an argument"
            changed = arguments.changed(self.objects)
            if not changed and not (encoder.nodes and arguments.nodes):
                return Message.RETURNED, data
            # One encoding for all of it, so that nodes shared by the result and the arguments stay shared.
            return Message.CHANGED, Encoder(self.objects.handle_for).encode((result, *arguments.after()))
        except UnsupportedValue as error:
            return _refusal(error, where)

    def _batch(self, number: int, iterator: Any, most: int) -> tuple[list[bytes], bool]:
        """Up to `most` next items, each encoded when it is produced, and whether the iterator has ended."""
        pending = self._pending.pop(number, None)
        if pending is not None:
            raise pending
        items: list[bytes] = []
        end, calls = time.monotonic() + _BATCH_S, self._reverse_calls
        while len(items) < most:
            try:
                items.append(Encoder(self.objects.handle_for).encode(next(iterator)))
            except StopIteration:
                return items, True
            except BaseException as error:
                if not items:
                    raise
                # The items before it come first; it is raised when the judge asks for the next one.
                self._pending[number] = error
                break
            if self._reverse_calls != calls or time.monotonic() > end:
                break
        return items, False

    def _failure(self, error: BaseException, arguments: Arguments | None) -> tuple[Message, bytes]:
        if isinstance(error, UnsupportedValue):
            return _refusal(error, "returned")
        line, traceback = learner_traceback(error, self._file)
        if isinstance(error, MemoryError):
            return Message.NO_MEMORY, encode((traceback, line))
        name, text = error_name(error), error_message(error)
        if not isinstance(error, Exception):
            return Message.EXIT, encode((name, text, traceback, line))
        token = next((number for foreign, number in self._foreign if foreign is error), 0)
        facts = (place_of(type(error)), name, text, traceback, line, token)
        with contextlib.suppress(UnsupportedValue):
            if arguments is not None and arguments.changed(self.objects):
                return Message.RAISED, Encoder(self.objects.handle_for).encode((*facts, arguments.after()))
        return Message.RAISED, encode((*facts, None))

    def ask(self, number: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call one of the judge's functions."""
        return self._reverse(Message.CALLBACK, number, (args, kwargs))

    def pull(self, number: int) -> Any:
        """The next item of one of the judge's iterators in a tuple; an empty one at its end."""
        return self._reverse(Message.PULL, number, None)

    def _reverse(self, message: Message, number: int, value: Any) -> Any:
        if self._depth >= MAX_CALLBACK_DEPTH:
            raise RecursionError(f"functions that were passed in called each other {MAX_CALLBACK_DEPTH} deep")
        try:
            body = SIZE.pack(number) + Encoder(self.objects.handle_for).encode(value)
        except UnsupportedValue as error:
            raise TypeError(f"{error.type_name} cannot be passed to a function that was given") from None
        self._reverse_calls += 1
        self._depth += 1
        try:
            self.channel.send(self._request, message, body)
            self.channel.release()
            return self._wait_for_answer()
        finally:
            self._depth -= 1

    def _wait_for_answer(self) -> Any:
        while True:
            request, message, body = self.channel.receive()
            if message == Message.ANSWER:
                return Decoder(self.objects.resolve).decode(body)
            if message == Message.ANSWER_ABORT:
                raise Aborted
            if message == Message.ANSWER_RAISED:
                place, token = Decoder().decode(body)
                error = ERRORS[place]("raised by a function that was passed in")
                self._foreign.append((error, token))
                raise error
            self._serve_one(request, message, body)


def flush_outputs() -> None:
    """Hand everything printed to the judge's pipes."""
    for stream in (sys.stdout, sys.stderr):
        # The learner may have closed or replaced either; that is no fault of this call.
        with contextlib.suppress(Exception):
            stream.flush()


def _refusal(error: UnsupportedValue, where: str) -> tuple[Message, bytes]:
    if isinstance(error, ValueTooLarge):
        return Message.TOO_LARGE, encode((where, error.type_name, error.reason))
    return Message.UNSUPPORTED, encode((where, error.type_name))
