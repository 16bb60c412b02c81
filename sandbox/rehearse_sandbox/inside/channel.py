"""One message at a time over a socket: a head with the request's number, what it is, its size; then its body.

Judge and candidate use the same class. The judge gives a deadline; the candidate waits for as long as it takes.
"""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import time
from collections.abc import Callable
from enum import IntEnum

HEAD = struct.Struct("<QBI")

#: A process, its user and its group.
_CREDENTIALS = struct.Struct("iII")

_CHUNK = 1 << 16
#: Answers that are held back are sent when the next one comes so much later.
_LONGEST_HOLD_S = 0.002
#: How long one poll may wait; a longer deadline polls again.
_LONGEST_POLL_S = 3600.0


class Message(IntEnum):
    """What a message is. The first block goes to the candidate, the second comes from it."""

    LOAD = 1
    NEW_TEST = 2
    END_TEST = 3
    DO = 4
    ANSWER = 5
    ANSWER_RAISED = 6
    ANSWER_ABORT = 7
    BATCH = 8

    LOADED = 20
    LOAD_FAILED = 21
    RETURNED = 22
    CHANGED = 23
    METHOD = 24
    RAISED = 25
    UNSUPPORTED = 26
    TOO_LARGE = 27
    NO_MEMORY = 28
    EXIT = 29
    CALLBACK = 30
    PULL = 31
    CHILD_ENDED = 32


class Closed(Exception):  # noqa: N818 - an event, not a mistake
    """The other side closed, or its process is gone."""


class TooLarge(Exception):  # noqa: N818 - an event, not a mistake
    """The other side announced a message over the cap, as an answer to `request`."""

    def __init__(self, request: int, size: int, cap: int) -> None:
        super().__init__(f"a message of {size} bytes; the cap is {cap}")
        self.request = request


class Channel:
    """Messages over a stream socket. `receive` and `send` never wait past `deadline` when one is given."""

    __slots__ = ("_buffer", "_clock", "_held", "_held_since", "_max_bytes", "_poll", "_socket", "peer")

    def __init__(self, connection: socket.socket, *, max_bytes: int, clock: Callable[[], float] | None = None) -> None:
        self._socket = connection
        self._max_bytes = max_bytes
        self._clock = clock or time.monotonic
        self._buffer = b""
        self._held: bytearray | None = None
        self._held_since = 0.0
        #: The process that sent the first bytes, as the kernel tells the judge; a candidate may not ask.
        self.peer: int | None = None if clock is not None else 0
        # Where a kernel or a filter refuses, nobody knows who sends, and nothing is told of memory.
        if clock is not None:
            with contextlib.suppress(OSError):
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        connection.setblocking(clock is None)
        self._poll = select.poll()
        self._poll.register(connection, select.POLLIN)

    @property
    def rest(self) -> bytes:
        """Bytes that arrived behind the last message."""
        return self._buffer

    def arrived(self) -> bytes:
        """What is there already and belongs to no message that was asked for, without waiting."""
        if not self._buffer:
            try:
                self._buffer = self._socket.recv(_CHUNK, socket.MSG_DONTWAIT)
            except (BlockingIOError, ConnectionError):
                return b""
        return self._buffer

    def close(self) -> None:
        """Close the socket and wake whoever waits on it."""
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            return
        finally:
            self._socket.close()

    def interrupt(self) -> None:
        """End both directions from another thread: a pending receive sees the end."""
        # It may have ended by itself.
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def send(self, request: int, message: Message, body: bytes = b"", *, deadline: float | None = None) -> None:
        """Send one message.

        Raises:
            Closed: the other side is gone.
            TimeoutError: the other side did not take it before the deadline.
        """
        data = HEAD.pack(request, message, len(body)) + body
        try:
            if self._held is not None:
                self._hold_back(self._held, data)
            elif deadline is None:
                self._socket.sendall(data)
            else:
                self._send_by(data, deadline)
        except (BrokenPipeError, ConnectionError) as error:
            raise Closed("closed while sending") from error

    def hold(self) -> None:
        """Collect what is sent from now on, for a moment, so that many small messages cost the other side one look."""
        self._held = bytearray()
        self._held_since = self._clock()

    def release(self) -> None:
        """Send what was held back, and everything that follows at once."""
        held, self._held = self._held, None
        if held:
            self._socket.sendall(held)

    def _hold_back(self, held: bytearray, data: bytes) -> None:
        held += data
        now = self._clock()
        if len(held) >= _CHUNK or now - self._held_since > _LONGEST_HOLD_S:
            self._socket.sendall(held)
            held.clear()
            self._held_since = now

    def _send_by(self, data: bytes, deadline: float) -> None:
        try:
            sent = self._socket.send(data)
        except BlockingIOError:
            sent = 0
        if sent == len(data):
            return
        view = memoryview(data)[sent:]
        self._poll.modify(self._socket, select.POLLOUT)
        try:
            while view:
                self._wait(deadline)
                view = view[self._socket.send(view) :]
        finally:
            self._poll.modify(self._socket, select.POLLIN)

    def receive(self, *, deadline: float | None = None) -> tuple[int, int, bytes]:
        """The next message: its request, what it is, its body.

        Raises:
            Closed: the other side is gone.
            TooLarge: it announced more than the cap; nothing of that size was allocated.
            TimeoutError: it did not arrive before the deadline.
        """
        buffer = self._buffer
        while len(buffer) < HEAD.size:
            buffer += self._more(deadline)
        request, message, size = HEAD.unpack_from(buffer)
        if size > self._max_bytes:
            raise TooLarge(request, size, self._max_bytes)
        end = HEAD.size + size
        if len(buffer) < end:
            # Grows with what arrives, so that an announced size alone takes no memory.
            whole = bytearray(buffer)
            while len(whole) < end:
                whole += self._more(deadline)
            buffer = bytes(whole)
        self._buffer = buffer[end:]
        return request, message, buffer[HEAD.size : end]

    def _more(self, deadline: float | None) -> bytes:
        if deadline is not None:
            self._wait(deadline)
        try:
            data = self._socket.recv(_CHUNK) if self.peer is not None else self._first()
        except ConnectionError as error:
            raise Closed("closed while receiving") from error
        if not data:
            raise Closed("closed")
        return data

    def _first(self) -> bytes:
        """The first bytes, with the number of the process that sent them; 0 where the kernel does not say."""
        data, said, _, _ = self._socket.recvmsg(_CHUNK, socket.CMSG_SPACE(_CREDENTIALS.size))
        told = [part for level, kind, part in said if (level, kind) == (socket.SOL_SOCKET, socket.SCM_CREDENTIALS)]
        self.peer = _CREDENTIALS.unpack(told[0])[0] if told else 0
        return data

    def _wait(self, deadline: float) -> None:
        while True:
            left = deadline - self._clock()
            if left <= 0:
                raise TimeoutError
            # One millisecond more than is left: a poll that ends a moment early would only be repeated.
            if self._poll.poll(int(min(left, _LONGEST_POLL_S) * 1000) + 1):
                return
