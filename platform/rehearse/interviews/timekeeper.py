"""Ends rounds when their time is over, whether or not a browser is open, and hands their programs in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from threading import Event, Thread

import structlog
from sqlalchemy import select

from rehearse import db
from rehearse.catalog.catalog import Catalog
from rehearse.interviews.models import Interview
from rehearse.interviews.room import Room

log = structlog.get_logger(__name__)

#: How often is looked for what is due, in seconds. A candidate's own requests never wait for it: each does what is due first.
LOOK_S = 0.5


class Timekeeper:
    """A thread that does what is due. Several servers of one database may each have one: a row is locked while it is settled."""

    def __init__(
        self,
        sessions: db.Sessions,
        catalog: Catalog,
        *,
        now: Callable[[], datetime],
        announce: Callable[[Room], None],
        look_s: float = LOOK_S,
    ) -> None:
        self._sessions = sessions
        self._catalog = catalog
        self._now = now
        self._announce = announce
        self._look_s = look_s
        self._stopping = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Do what is due from now on: first what became due while no server ran."""
        self._thread = Thread(target=self._look, name="timekeeper", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Begin nothing more."""
        self._stopping.set()

    def join(self) -> None:
        """Wait until the thread has ended."""
        if self._thread is not None:
            self._thread.join()

    def settle_all(self) -> int:
        """Do everything that is due now; how many interviews it was done for."""
        with self._sessions() as session:
            due = session.scalars(select(Interview.id).where(Interview.due_at <= self._now())).all()
        for interview_id in due:
            try:
                self._settle(interview_id)
            except Exception:
                # One interview that cannot be settled must not keep the others waiting.
                log.exception("interview_not_settled", interview=interview_id)
        return len(due)

    def _settle(self, interview_id: str) -> None:
        with self._sessions.begin() as session:
            room = Room.enter(session, self._catalog, interview_id, self._now())
        if room is not None:
            self._announce(room)

    def _look(self) -> None:
        while True:
            try:
                self.settle_all()
            except Exception:
                log.exception("timekeeper_failed")
            if self._stopping.wait(self._look_s):
                return
