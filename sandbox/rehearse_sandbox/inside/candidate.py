"""The candidate process: it runs a learner's module once, and for each test a fork of itself answers the judge.

The judge speaks with this process on one socket and with each fork on one of its own, so that a fork can be made while
the one before it still works. All sockets are there before the first byte of a learner: a candidate can take none over.

Nothing here is trusted by the judge, since the learner's code shares this process. It keeps honest code honest.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import platform
import signal
import socket
import struct
import sys
import time
from collections.abc import Sequence
from types import ModuleType
from typing import Any, NoReturn

from rehearse_sandbox.inside import randomness
from rehearse_sandbox.inside.channel import Channel, Closed, Message
from rehearse_sandbox.inside.child import Session, flush_outputs
from rehearse_sandbox.inside.confine import die_with_parent
from rehearse_sandbox.inside.handles import Objects
from rehearse_sandbox.inside.loading import LoadProblem, load, public_names
from rehearse_sandbox.wire.codec import UnsupportedValue, encode
from rehearse_sandbox.wire.decoder import Decoder
from rehearse_sandbox.wire.encoder import Encoder
from rehearse_sandbox.wire.layout import MAX_BYTES

#: The random numbers of a test, and which of the sockets is the test's.
NEW_TEST = struct.Struct("<QI")
#: Which test ends, whether its process may end by itself first, and whether the judge wants to hear how it ended.
END_TEST = struct.Struct("<I??")
STATUS = struct.Struct("<i")

#: Sockets for tests, one for each process. A cell's process may have 256 descriptors.
TEST_SOCKETS = 160

#: A little more than any value: the judge sends a head before it.
MAX_MESSAGE_BYTES = MAX_BYTES + 4096

#: How long a child that ends by itself may take to do so before it is killed.
_LAST_WORDS_S = 0.5

#: Linux's number of the call on this processor; Python offers no function for it.
_TGKILL = {"x86_64": 234, "aarch64": 131}[platform.machine()]
_LIBC = ctypes.CDLL(None)

#: What glibc numbers its settings, and where it puts them by itself once a process has given back something large (malloc.c): blocks
#: of less come from the heap, and so much of it is kept. Two programs that are timed side by side must not differ in what their
#: processes did before, and fresh pages can take longer than the work that is done on them.
_TRIM_THRESHOLD, _MMAP_THRESHOLD = (-1, 64 << 20), (-3, 32 << 20)

#: The descriptor of a candidate's connection, behind those of its input and outputs.
_CONNECTION = 3

#: A child that failed in our own code, not in the learner's.
BROKEN_EXIT = 70


def serve(connection: socket.socket, tests: Sequence[socket.socket], *, forks: bool = True) -> None:
    """Serve one job on `connection`, each test on one of `tests`, until the judge closes it.

    Descriptors 1 and 2 are the learner's output. Without `forks` this very process becomes that of its first test.
    """
    for setting, size in (_TRIM_THRESHOLD, _MMAP_THRESHOLD):
        _LIBC.mallopt(setting, size)
    _open_outputs()
    parent = _Parent(Channel(connection, max_bytes=MAX_MESSAGE_BYTES), tests, forks=forks)
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

    def __init__(self, channel: Channel, tests: Sequence[socket.socket], *, forks: bool) -> None:
        self.channel = channel
        self._forks = forks
        self._tests = tests
        self._session: Session | None = None
        self._children: dict[int, int] = {}
        self._killed: set[int] = set()

    def serve_one(self, request: int, message: int, body: bytes) -> None:
        if message == Message.LOAD:
            self._load(request, body)
        elif message == Message.NEW_TEST and self._session is not None:
            self._start(self._session, *NEW_TEST.unpack(body))
        elif message == Message.END_TEST:
            place, patiently, wanted = END_TEST.unpack(body)
            if wanted:
                status = self._end(place, patiently=patiently)
                self.channel.send(request, Message.CHILD_ENDED, STATUS.pack(status))
            elif place in self._children:
                self._kill(self._children.pop(place))

    def _load(self, request: int, body: bytes) -> None:
        source, module, symbols, seed = Decoder().decode(body)
        randomness.take_over(source)
        randomness.restart(seed)
        try:
            loaded = load(source, module)
            self._session = session = Session(self.channel, file=f"{module}.py", reseed=randomness.is_named_in(source))
            # Forks shall not copy pages only because the garbage collector looks at them.
            gc.freeze()
            answer = Message.LOADED, encode(_described(loaded, symbols, session.objects))
        except LoadProblem as problem:
            answer = Message.LOAD_FAILED, encode(problem.fields)
        except MemoryError:
            answer = Message.NO_MEMORY, encode(("", None))
        flush_outputs()
        self.channel.send(request, *answer)

    def _start(self, session: Session, seed: int, place: int) -> None:
        """Fork a child that serves a test on its socket."""
        try:
            child = os.fork() if self._forks else 0
        except OSError:
            # The judge sees the end of the socket, and asks.
            self._tests[place].shutdown(socket.SHUT_RDWR)
            return
        if child == 0:
            _serve_test(session, seed, self._tests, place)
        # The judge shall see the end of the socket when the child ends.
        self._tests[place].close()
        self._children[place] = child

    def _kill(self, child: int) -> None:
        """Kill a child without waiting until it is gone, and take note of those that are."""
        _kill(child)
        self._killed.add(child)
        with contextlib.suppress(ChildProcessError):
            self._killed -= {pid for pid in self._killed if os.waitpid(pid, os.WNOHANG)[0]}

    def _end(self, place: int, *, patiently: bool) -> int:
        """End the child of a test and wait until it is gone; its exit code or negative signal."""
        child = self._children.pop(place, None)
        if child is None:
            return BROKEN_EXIT
        try:
            # A child that is ending already shall say itself how.
            status = _status_of(child, until=time.monotonic() + _LAST_WORDS_S) if patiently else None
            if status is None:
                _kill(child)
                status = os.waitpid(child, 0)[1]
            return os.waitstatus_to_exitcode(status)
        except ChildProcessError:
            # The learner's module told the system to forget ended children.
            return 0


def _status_of(child: int, *, until: float) -> int | None:
    while True:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return status
        if time.monotonic() > until:
            return None
        time.sleep(_LAST_WORDS_S / 50)


def _kill(child: int) -> None:
    """Kill a child. The filter on this process leaves it the call that addresses a thread of a process, and no other."""
    _LIBC.syscall(ctypes.c_long(_TGKILL), ctypes.c_long(child), ctypes.c_long(child), ctypes.c_long(signal.SIGKILL))


def _serve_test(session: Session, seed: int, tests: Sequence[socket.socket], place: int) -> NoReturn:
    try:
        # Where there is no namespace to end it with, it must not outlive a cell that was killed.
        die_with_parent()
        # In the place of this process's own connection. The sockets lie side by side, as they were handed over.
        numbers = [end.fileno() for end in tests if end.fileno() >= 0]
        os.dup2(tests[place].fileno(), _CONNECTION)
        os.closerange(min(numbers), max(numbers) + 1)
        session.channel = Channel(socket.socket(fileno=_CONNECTION), max_bytes=MAX_MESSAGE_BYTES)
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
