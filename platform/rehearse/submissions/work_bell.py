"""A bell for threads that judge: it wakes one of those that listen, within microseconds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class WorkBell:
    """Each ring wakes one thread: one that listens, or the next that comes to listen. More rings than threads are forgotten."""

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self._changed = Condition()
        self._rings = 0
        self._inside = 0
        self._closed = False

    @contextmanager
    def attended(self) -> Iterator[None]:
        """For the length of a block, the thread works or listens."""
        with self._changed:
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1

    def ring(self) -> bool:
        """Something is to be done. False when not all threads attend, so that another one may be sent for."""
        with self._changed:
            self._rings = min(self._rings + 1, self._threads)
            self._changed.notify()
            return self._inside >= self._threads

    def listen(self) -> bool:
        """Wait for a ring; false when there will be none any more."""
        with self._changed:
            while not self._rings and not self._closed:
                self._changed.wait()
            self._rings = max(0, self._rings - 1)
            return not self._closed

    def close(self) -> None:
        """Send all listeners away, now and later."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
