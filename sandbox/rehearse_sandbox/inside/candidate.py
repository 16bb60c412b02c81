"""The candidate process: it runs a learner's module once, and for each test a fork of itself answers the judge.

Nothing here is trusted by the judge, since the learner's code shares this process. It keeps honest code honest.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
from types import ModuleType
from typing import Any, NoReturn

from rehearse_sandbox.inside import randomness
from rehearse_sandbox.inside.channel import Channel, Closed, Message
from rehearse_sandbox.inside.child import Session, flush_outputs
from rehearse_sandbox.inside.handles import Objects
from rehearse_sandbox.inside.loading import LoadProblem, load, public_names
from rehearse_sandbox.wire.codec import UnsupportedValue, encode
from rehearse_sandbox.wire.decoder import Decoder
from rehearse_sandbox.wire.encoder import Encoder
from rehearse_sandbox.wire.layout import MAX_BYTES

SEED = struct.Struct("<Q")
STATUS = struct.Struct("<i")

#: A little more than any value: the judge sends a head before it.
MAX_MESSAGE_BYTES = MAX_BYTES + 4096

#: A child that failed in our own code, not in the learner's.
BROKEN_EXIT = 70


def serve(connection: socket.socket) -> None:
    """Serve one job on `connection` until the judge closes it. Descriptors 1 and 2 are the learner's output."""
    _open_outputs()
    randomness.take_over()
    parent = _Parent(Channel(connection, max_bytes=MAX_MESSAGE_BYTES))
    try:
        while True:
            parent.serve_one(*parent.channel.receive())
    except Closed:
        return


def _open_outputs() -> None:
    """Give print() streams on descriptors 1 and 2 that never fail on a character."""
    for name, descriptor in (("stdout", 1), ("stderr", 2)):
        stream = os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace", closefd=False)
        setattr(sys, name, stream)


class _Parent:
    """Loads the module and forks a child for each test."""

    def __init__(self, channel: Channel) -> None:
        self.channel = channel
        self.session: Session | None = None

    def serve_one(self, request: int, message: int, body: bytes) -> None:
        if message == Message.LOAD:
            self._load(request, body)
        elif message == Message.NEW_TEST and self.session is not None:
            self._test(self.session, *SEED.unpack(body))
        # Anything else is for a child that ended before it was read.

    def _load(self, request: int, body: bytes) -> None:
        source, module, symbols, seed = Decoder().decode(body)
        randomness.restart(seed)
        try:
            loaded = load(source, module)
            self.session = Session(self.channel, file=f"{module}.py", reseed=randomness.is_named_in(source))
            answer = Message.LOADED, encode(_described(loaded, symbols, self.session.objects))
        except LoadProblem as problem:
            answer = Message.LOAD_FAILED, encode(problem.fields)
        except MemoryError:
            answer = Message.NO_MEMORY, encode(("", None))
        flush_outputs()
        self.channel.send(request, *answer)

    def _test(self, session: Session, seed: int) -> None:
        """Fork a child that serves the test. This process waits, and says how the child ended."""
        try:
            child = os.fork()
        except OSError:
            self.channel.send(0, Message.CHILD_ENDED, STATUS.pack(BROKEN_EXIT))
            return
        if child == 0:
            _serve_test(session, seed)
        self.channel.forget()
        try:
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        except ChildProcessError:
            # The learner's module told the system to forget ended children.
            status = 0
        self.channel.send(0, Message.CHILD_ENDED, STATUS.pack(status))


def _serve_test(session: Session, seed: int) -> NoReturn:
    try:
        session.serve(seed)
    except Closed:
        os._exit(0)
    finally:
        os._exit(BROKEN_EXIT)


def _described(loaded: ModuleType, symbols: tuple[str, ...], objects: Objects) -> tuple[Any, ...]:
    """What each expected symbol is, its encoding (a handle unless it is plain), and what else the module defines."""
    names = vars(loaded)
    kinds = [_kind(names, name) for name in symbols]
    for name in symbols:
        if callable(names.get(name)):
            objects.keep(names[name])
    values = [_encoded(names[name], objects) if name in names else None for name in symbols]
    objects.make_lasting()
    return kinds, values, public_names(loaded) if "missing" in kinds else []


def _kind(names: dict[str, Any], name: str) -> str:
    if name not in names:
        return "missing"
    if isinstance(names[name], type):
        return "class"
    return "function" if callable(names[name]) else "value"


def _encoded(value: Any, objects: Objects) -> bytes | None:
    try:
        return Encoder(objects.handle_for).encode(value)
    except UnsupportedValue:
        return None
