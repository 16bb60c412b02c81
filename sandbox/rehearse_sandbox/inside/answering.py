"""What the reference answers to an input that a learner typed, asked of a process of its own.

The judge forks it (`reference_process`), so that nothing that a text does to Python's parser, and no input that takes the reference long,
ends the judging.
"""

from __future__ import annotations

import io
import os
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from select import poll
from typing import Any

from rehearse_sandbox.inside.operations import Operation
from rehearse_sandbox.inside.reference_process import InvalidInputError, serve
from rehearse_sandbox.inside.typed import Step
from rehearse_sandbox.wire.codec import CodecError, decode
from rehearse_sandbox.wire.errors import ERRORS
from rehearse_sandbox.wire.frames import FrameError, read_frame
from rehearse_sandbox.wire.job import Job

#: The most that is read from the process: the input, the answers and the arguments after the calls.
_MAX_BYTES = 48 * 1024 * 1024


class BrokenError(Exception):
    """Our own side broke down with an input: the reference, or inputs.py. The text is for our log."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A step as bytes, so that each side has arguments of its own."""

    step: Step
    arguments: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What the reference did with one step: `data` is the encoded value, or an exception's place in the table of those that cross.

    `after` holds the encoded arguments after the call.
    """

    kind: str
    data: Any
    after: bytes

    @property
    def error(self) -> type[Exception]:
        """The class of the exception that was raised."""
        return ERRORS[int(self.data)]


@dataclass(frozen=True, slots=True)
class Answers:
    """The steps of an input and what the reference did with each; without `replies`, `trouble` says why it gave none.

    `judges` says that inputs.py has a check of its own for answers.
    """

    asked: Sequence[Asked]
    replies: Sequence[Reply]
    trouble: str = ""
    judges: bool = False


def ask_reference(job: Job, text: str, *, seconds: float) -> Answers:
    """Read an input, ask inputs.py whether it is one, and the reference for its answers, for so many seconds at most.

    Raises:
        InvalidInputError: it is none.
        BrokenError: our own side broke down before it was read.
    """
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        serve(job, text, write, seconds)
    os.close(write)
    try:
        data = _drain(read, time.monotonic() + seconds)
    finally:
        os.close(read)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return _understood(data, seconds)


def _drain(descriptor: int, deadline: float) -> bytes:
    """Everything that comes until its end, or until the deadline."""
    found = bytearray()
    waiting = poll()
    waiting.register(descriptor)
    while len(found) <= _MAX_BYTES and waiting.poll(max(0.0, deadline - time.monotonic()) * 1000):
        piece = os.read(descriptor, 1 << 20)
        if not piece:
            break
        found += piece
    return bytes(found)


def _understood(data: bytes, seconds: float) -> Answers:
    messages = _messages(data)
    if not messages:
        raise InvalidInputError("The input could not be read within its time and memory. Make it smaller.")
    kind, body, judges = messages[0]
    if kind == "invalid":
        raise InvalidInputError(body)
    if kind in {"broken", "trouble"}:
        raise BrokenError(body)
    asked = [_asked(fields) for fields in body]
    if len(messages) == 1:
        return Answers(asked, (), f"Our own solution gave no answer to this input within {seconds:.2g} s.", judges)
    kind, body, _ = messages[1]
    if kind != "replies":
        return Answers(asked, (), body, judges)
    return Answers(asked, [Reply(*fields) for fields in body], "", judges)


def _messages(data: bytes) -> list[Any]:
    stream = io.BytesIO(data)
    found: list[Any] = []
    try:
        while frame := read_frame(stream):
            found.append(decode(frame))
    except (FrameError, CodecError):
        # The process was ended in the middle of a message.
        pass
    return found


def _asked(fields: tuple[Any, ...]) -> Asked:
    operation, subject, name, variable, text, arguments = fields
    return Asked(Step(Operation(operation), subject, name, (), {}, variable, text), arguments)
