"""Bells inside one process: whoever stores an event rings, and whoever follows reads the rows again.

A bell carries nothing. Events are always read from the database, so a missed ring costs time, never an event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock


class TooManyFollowersError(Exception):
    """As many streams are open as may be."""


class Hub:
    """All bells of a process."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._lock = Lock()
        self._bells: dict[str, set[Event]] = defaultdict(set)
        self._count = 0
        self._closed = Event()

    @property
    def closed(self) -> bool:
        """Whether the server is about to stop, so that followers should leave."""
        return self._closed.is_set()

    @property
    def followers(self) -> int:
        """How many follow anything at present."""
        return self._count

    def join(self, name: str) -> Event:
        """A bell for this name, until `leave`.

        Raises:
            TooManyFollowersError: no further one is allowed.
        """
        with self._lock:
            if self._count >= self._limit:
                raise TooManyFollowersError(f"{self._count} event streams are open, which is as many as may be")
            bell = Event()
            self._bells[name].add(bell)
            self._count += 1
            return bell

    def leave(self, name: str, bell: Event) -> None:
        """Give a bell back; a second time is harmless."""
        with self._lock:
            bells = self._bells.get(name, set())
            if bell in bells:
                bells.remove(bell)
                self._count -= 1
            if not bells:
                self._bells.pop(name, None)

    @contextmanager
    def following(self, name: str) -> Iterator[Event]:
        """A bell for the length of a block."""
        bell = self.join(name)
        try:
            yield bell
        finally:
            self.leave(name, bell)

    def ring(self, name: str) -> None:
        """Something new is stored under this name."""
        with self._lock:
            for bell in self._bells.get(name, ()):
                bell.set()

    def ring_all(self) -> None:
        """Something changed for everybody, such as places in the queue."""
        with self._lock:
            for bells in self._bells.values():
                for bell in bells:
                    bell.set()

    def close(self) -> None:
        """Ask every follower to leave. Takes no lock, because a signal handler calls it in the middle of anything."""
        self._closed.set()
        for bells in list(self._bells.values()):
            for bell in list(bells):
                bell.set()
