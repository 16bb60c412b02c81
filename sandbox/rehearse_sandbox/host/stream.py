"""The attached streams of a container: Docker's multiplexed socket as a plain readable stream with a deadline.

Each of Docker's frames has eight bytes before it: the stream's number, three zeros, the length, big endian.
"""

from __future__ import annotations

import select
import socket
import struct
import time

_HEADER = struct.Struct(">B3xI")
_STDOUT = 1
_STDERR = 2

#: The end of what a cell said on stderr is kept for our log; a cell that works says nothing.
STDERR_BYTES = 4096

_CHUNK_BYTES = 64 * 1024


class StreamClosed(Exception):  # noqa: N818 - it names what happened
    """The container ended, or the engine closed the connection."""


class DeadlinePassed(Exception):  # noqa: N818 - it names what happened
    """Nothing complete arrived before the deadline."""


class NotDocker(Exception):  # noqa: N818 - it names what happened
    """The bytes are not Docker's frames: the engine or a proxy before it is broken."""


class AttachedStream:
    """What a container writes to stdout, to be read like a file, and its stdin.

    `deadline` is absolute, by `time.monotonic`, and holds for every read and write until it is set anew.
    """

    def __init__(self, connection: socket.socket) -> None:
        self.deadline = float("inf")
        self.stderr = b""
        self._connection = connection
        self._raw = bytearray()
        self._stdout = bytearray()

    def write(self, data: bytes) -> int:
        """Send all of `data` to the container's stdin.

        Raises:
            StreamClosed: the container is gone.
            DeadlinePassed: it does not read.
        """
        try:
            self._connection.settimeout(self._remaining())
            self._connection.sendall(data)
        except TimeoutError as error:
            raise DeadlinePassed from error
        except OSError as error:
            raise StreamClosed(str(error)) from error
        return len(data)

    def flush(self) -> None:
        """Nothing is held back; here because `wire.frames` flushes what it writes."""

    def read(self, size: int) -> bytes:
        """At least one and at most `size` bytes of stdout; empty at its end.

        Raises:
            DeadlinePassed: nothing came in time.
            NotDocker: the engine sent something that is no frame.
        """
        while not self._stdout:
            try:
                self._receive()
            except StreamClosed:
                return b""
        part = bytes(self._stdout[:size])
        del self._stdout[:size]
        return part

    def is_quiet(self) -> bool:
        """Whether the container is still attached and has said nothing that no job asked for."""
        try:
            while select.select([self._connection], [], [], 0)[0]:
                self._receive()
        except (StreamClosed, NotDocker, DeadlinePassed, OSError, ValueError):
            return False
        return not self._stdout

    def _receive(self) -> None:
        try:
            self._connection.settimeout(self._remaining())
            chunk = self._connection.recv(_CHUNK_BYTES)
        except TimeoutError as error:
            raise DeadlinePassed from error
        except OSError as error:
            raise StreamClosed(str(error)) from error
        if not chunk:
            raise StreamClosed("end of stream")
        self._raw += chunk
        while self._take_frame():
            pass

    def _take_frame(self) -> bool:
        if len(self._raw) < _HEADER.size:
            return False
        kind, size = _HEADER.unpack_from(self._raw)
        if kind not in {_STDOUT, _STDERR}:
            raise NotDocker(f"stream number {kind}")
        if len(self._raw) < _HEADER.size + size:
            return False
        payload = self._raw[_HEADER.size : _HEADER.size + size]
        del self._raw[: _HEADER.size + size]
        if kind == _STDOUT:
            self._stdout += payload
        else:
            self.stderr = (self.stderr + payload)[-STDERR_BYTES:]
        return True

    def _remaining(self) -> float | None:
        if self.deadline == float("inf"):
            return None
        # A timeout of zero would make the socket non-blocking, which is another thing.
        return max(self.deadline - time.monotonic(), 0.001)
