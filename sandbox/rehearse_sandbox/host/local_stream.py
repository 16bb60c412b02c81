"""The streams of a cell that is a child process: one socket for jobs and events, and a pipe for its last words."""

from __future__ import annotations

import os
import select
import socket

from rehearse_sandbox.host.stream import STDERR_BYTES, AttachedStream, DeadlinePassed, StreamClosed

_CHUNK_BYTES = 64 * 1024

#: How long one poll may wait; a later deadline polls again.
_LONGEST_POLL_S = 3600.0


class LocalStream(AttachedStream):
    """Like a container's stream, without the engine's frames around every part."""

    def __init__(self, connection: socket.socket, stderr: int) -> None:
        super().__init__(connection)
        self._poll = select.poll()
        self._poll.register(connection, select.POLLIN)
        self._poll.register(stderr, select.POLLIN)
        self._stderr = stderr

    def is_quiet(self) -> bool:
        """Whether the process is still there and has said nothing that no job asked for."""
        try:
            while ready := self._ready(0):
                self._take(ready)
        except (StreamClosed, OSError, ValueError):
            return False
        return not self._stdout

    def _receive(self) -> None:
        remaining = self._remaining()
        wait_s = _LONGEST_POLL_S if remaining is None else min(remaining, _LONGEST_POLL_S)
        ready = self._ready(int(wait_s * 1000) + 1)
        if not ready and remaining is not None and remaining <= wait_s:
            raise DeadlinePassed
        self._take(ready)

    def _ready(self, wait_ms: int) -> list[int]:
        return [descriptor for descriptor, _ in self._poll.poll(wait_ms)]

    def _take(self, ready: list[int]) -> None:
        if self._stderr in ready:
            self._take_stderr()
        if self._connection.fileno() in ready:
            self._take_stdout()

    def _take_stderr(self) -> None:
        if part := os.read(self._stderr, _CHUNK_BYTES):
            self.stderr = (self.stderr + part)[-STDERR_BYTES:]
        else:
            self._poll.unregister(self._stderr)

    def _take_stdout(self) -> None:
        try:
            chunk = self._connection.recv(_CHUNK_BYTES)
        except OSError as error:
            raise StreamClosed(str(error)) from error
        if not chunk:
            raise StreamClosed("end of stream")
        self._stdout += chunk
