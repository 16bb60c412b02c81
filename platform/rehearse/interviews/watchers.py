"""Who watches interviews: counted by the streams that are open here, and written down for their candidates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from threading import Lock

import structlog
from sqlalchemy import select

from rehearse import db
from rehearse.catalog.catalog import Catalog
from rehearse.interviews.interviewer import Interviewer
from rehearse.interviews.models import Interview
from rehearse.interviews.room import Room

log = structlog.get_logger(__name__)


class Watchers:
    """The open streams of interviewers in this process, by interview."""

    def __init__(
        self,
        sessions: db.Sessions,
        catalog: Catalog,
        *,
        now: Callable[[], datetime],
        announce: Callable[[Room], None],
    ) -> None:
        self._sessions = sessions
        self._catalog = catalog
        self._now = now
        self._announce = announce
        self._lock = Lock()
        self._open: Counter[str] = Counter()

    def come(self, interview_id: str) -> None:
        """One more stream is open; its first news let `note` write that down."""
        with self._lock:
            self._open[interview_id] += 1

    def go(self, interview_id: str) -> None:
        """A stream was closed, whatever closed it. With the last one that is written down."""
        with self._lock:
            self._open[interview_id] -= 1
            if self._open[interview_id] > 0:
                return
            del self._open[interview_id]
        self._note_quietly(interview_id)

    def note(self, interview_id: str) -> None:
        """Write down whether somebody watches now; nothing when the timeline says so already.

        The streams are counted while the interview is locked. So when the last one closes while another opens, the timeline ends with
        what is true, in whichever order the two are written down.
        """
        with self._sessions.begin() as session:
            room = Room.enter(session, self._catalog, interview_id, self._now())
            if room is None:
                return
            if self._count(interview_id):
                Interviewer(room).watch()
            else:
                Interviewer(room).look_away()
        self._announce(room)

    def settle(self) -> None:
        """Take back what a server that was killed could not: that somebody watches.

        Who still watches by another server is written down again by their stream there.
        """
        with self._sessions() as session:
            going_on = session.scalars(select(Interview.id).where(Interview.state == "running")).all()
        for interview_id in going_on:
            self._note_quietly(interview_id)

    def _count(self, interview_id: str) -> int:
        with self._lock:
            return self._open[interview_id]

    def _note_quietly(self, interview_id: str) -> None:
        try:
            self.note(interview_id)
        except Exception:
            # Nobody waits for an answer here, and whoever watches next sets it right.
            log.exception("watcher_not_noted", interview=interview_id)
