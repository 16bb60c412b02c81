"""Tells whoever watches that something changed, without saying what: the pages read the desk themselves."""

from __future__ import annotations

from threading import Condition


class Pulse:
    """A count that only grows; whoever knows an older one has something to read."""

    def __init__(self) -> None:
        self._condition = Condition()
        self._count = 0
        self.closed = False

    def beat(self) -> None:
        """Something changed."""
        with self._condition:
            self._count += 1
            self._condition.notify_all()

    def close(self) -> None:
        """Nothing will change any more; everybody who waits goes on."""
        with self._condition:
            self.closed = True
            self._condition.notify_all()

    def wait(self, known: int, seconds: float) -> int:
        """The count as soon as it is not the known one, or after so many seconds."""
        with self._condition:
            self._condition.wait_for(lambda: self.closed or self._count != known, seconds)
            return self._count
