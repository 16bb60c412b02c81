"""Tells everybody who waits how many will be judged before them, a few times a second at most.

One look at the queue serves all readers, and it is made only after something has moved and while somebody follows. Who is
far back hears of every tenth step only: nobody reads 143 as anything else than 140, and each reader woken costs a write.
"""

from __future__ import annotations

from threading import Event, Thread

import structlog

from rehearse import db
from rehearse.submissions import turns
from rehearse.submissions.hub import Hub

log = structlog.get_logger(__name__)

#: Seconds for which moves are gathered, so that a quick verdict does not pay for the places of others.
PAUSE_S = 0.25


class Places:
    """A thread that looks at the queue when it has moved."""

    def __init__(self, sessions: db.Sessions, hub: Hub, *, pause_s: float = PAUSE_S) -> None:
        self._sessions = sessions
        self._hub = hub
        self._pause_s = pause_s
        self._moved = Event()
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="places", daemon=True)

    def start(self) -> None:
        """Begin to tell."""
        self._thread.start()

    def moved(self) -> None:
        """Somebody came, was taken or went back."""
        self._moved.set()

    def stop(self) -> None:
        """End the thread; harmless when it was never started."""
        self._stopping.set()
        self._moved.set()
        if self._thread.is_alive():
            self._thread.join()

    def tell(self) -> None:
        """Look once and tell whom it concerns."""
        if self._hub.followers:
            with self._sessions() as session:
                places = turns.places(session)
            self._hub.tell(places)

    def _run(self) -> None:
        while self._moved.wait() and not self._stopping.wait(self._pause_s):
            self._moved.clear()
            if self._stopping.is_set():
                return  # `stop` rang before the bell was cleared, and will not ring again.
            try:
                self.tell()
            except Exception:
                # The database is busy or full, say. Readers look for themselves from time to time.
                log.exception("places_not_told")
