"""The streams of a cell that is a child process: one socket for jobs and events, and a pipe for its last words."""

from __future__ import annotations

import contextlib
import os
import select
import socket
import threading
from typing import IO

from rehearse_sandbox.host.stream import STDERR_BYTES, AttachedStream, DeadlinePassed, StreamClosed

_CHUNK_BYTES = 64 * 1024

#: How long one poll may wait; a later deadline polls again.
_LONGEST_POLL_S = 3600.0


class LocalStream(AttachedStream):
    """Like a container's stream, without the engine's frames around every part.

    It may be closed by another thread than the one that reads, which then finds its end.
    """

    def __init__(self, connection: socket.socket, stderr: IO[bytes]) -> None:
        super().__init__(connection)
        self._poll = select.poll()
        self._poll.register(connection, select.POLLIN)
        self._poll.register(stderr, select.POLLIN)
        self._stderr_file = stderr
        self._stderr = stderr.fileno()
        # Held while descriptors are waited for or read: their numbers may be somebody else's as soon as they are closed.
        self._lock = threading.Lock()
        self._closed = False

    def close(self) -> None:
        """Wake whoever reads, and close. Call it when the process is gone."""
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        with self._lock:
            self._closed = True
            self._connection.close()
            self._stderr_file.close()

    def is_quiet(self) -> bool:
        """Whether the process is still there and has said nothing that no job asked for."""
        try:
            while self._take_ready(0):
                pass
        except (StreamClosed, OSError, ValueError):
            return False
        return not self._stdout

    def _receive(self) -> None:
        remaining = self._remaining()
        wait_s = _LONGEST_POLL_S if remaining is None else min(remaining, _LONGEST_POLL_S)
        ready = self._take_ready(int(wait_s * 1000) + 1)
        if not ready and remaining is not None and remaining <= wait_s:
            raise DeadlinePassed

    def _take_ready(self, wait_ms: int) -> bool:
        """Wait and read; whether there was something."""
        with self._lock:
            if self._closed:
                raise StreamClosed("closed by us")
            ready = [descriptor for descriptor, _ in self._poll.poll(wait_ms)]
            if self._stderr in ready:
                self._take_stderr()
            if self._connection.fileno() in ready:
                self._take_stdout()
        return bool(ready)

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
