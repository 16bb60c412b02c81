"""Bells inside one process: whoever stores an event rings, and whoever follows reads the rows again.

Events are always read from the database, so a missed ring costs time, never an event. Only places in the queue are carried
by the bell itself: they change for everybody at once, and hundreds of readers asking the rows would hold up the judge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Event, Lock


class TooManyFollowersError(Exception):
    """As many streams are open as may be."""


class Bell(Event):
    """What wakes one follower. `stale` says that rows have changed, `place` is the last place that was told."""

    def __init__(self) -> None:
        super().__init__()
        self.stale = True
        self.place: int | None = None

    def ring(self) -> None:
        """Rows have changed."""
        self.stale = True
        self.set()

    def tell(self, place: int) -> None:
        """The place has changed; from far back only a tenth of the way counts as a change."""
        if self.place is None or place <= self.place - max(1, self.place // 10) or place > self.place:
            self.place = place
            self.set()


class Hub:
    """All bells of a process."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._lock = Lock()
        self._bells: dict[str, set[Bell]] = defaultdict(set)
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

    def join(self, name: str) -> Bell:
        """A bell for this name, until `leave`.

        Raises:
            TooManyFollowersError: no further one is allowed.
        """
        with self._lock:
            if self._count >= self._limit:
                raise TooManyFollowersError(f"{self._count} event streams are open, which is as many as may be")
            bell = Bell()
            self._bells[name].add(bell)
            self._count += 1
            return bell

    def leave(self, name: str, bell: Bell) -> None:
        """Give a bell back; a second time is harmless."""
        with self._lock:
            bells = self._bells.get(name, set())
            if bell in bells:
                bells.remove(bell)
                self._count -= 1
            if not bells:
                self._bells.pop(name, None)

    @contextmanager
    def following(self, name: str) -> Iterator[Bell]:
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
                bell.ring()

    def tell(self, places: Mapping[str, int]) -> None:
        """Pass on places in the queue, by name; who does not wait is left alone."""
        with self._lock:
            for name, bells in self._bells.items():
                if name in places:
                    for bell in bells:
                        bell.tell(places[name])

    def close(self) -> None:
        """Ask every follower to leave. Takes no lock, because a signal handler calls it in the middle of anything."""
        self._closed.set()
        for bells in list(self._bells.values()):
            for bell in list(bells):
                bell.set()
