"""One submission as server-sent events: what is stored first, then what comes, until the verdict.

Every stored event has its number as `id:`, so that a reader who was cut off, or whose server was restarted, goes on where
it stopped. The place in the queue is told without one: it is true only for the moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import msgspec
from sqlalchemy.orm import Session

from rehearse import db
from rehearse.submissions import queue, report, service
from rehearse.submissions.hub import Bell, Hub
from rehearse.submissions.report import StoredEvent

#: Seconds of silence after which a comment is sent; only a write notices that a reader is gone.
HEARTBEAT_SECONDS = 15.0

#: Milliseconds after which a browser that was cut off comes back.
RETRY_MS = 1000


def message(kind: str, data: Any, *, sequence: int | None = None) -> str:
    """One event in the stream's format."""
    identity = "" if sequence is None else f"id: {sequence}\n"
    return f"{identity}event: {kind}\ndata: {msgspec.json.encode(data).decode()}\n\n"


class Followed(Protocol):
    """What `follow` sends: all that is new, and changed places in a queue, until it has ended."""

    ended: bool

    def news(self) -> str:
        """The messages for everything that was stored since the last call; often empty."""

    def placed(self, position: int | None) -> str:
        """The message for a place in the queue; empty when the reader knows it."""


class Stream:
    """What one reader is sent. `after` is the number of the last event that it has."""

    def __init__(self, sessions: db.Sessions, submission_id: str, *, after: int) -> None:
        self._sessions = sessions
        self._id = submission_id
        self._sent = after
        self._events: list[StoredEvent] = []
        self._visible: dict[str, bool] = {}
        self._position: int | None = None
        self.ended = False

    def news(self) -> str:
        """The messages for everything that was stored since the last call; often empty."""
        with self._sessions() as session:
            # Events first: a verdict among them was stored together with the row, which is read after it.
            first, new = not self._events, service.events_after(session, self._id, self._read)
            self._events += new
            text = "".join(part for event in new for part in self._told(event))
            if self._events and self._events[-1].kind == "verdict":
                return text + self._verdict(session)
            if first or not new or new[-1].kind == "ended":
                # News of another kind come from a worker that holds it, so it does not wait.
                text += self._place(session)
            return text

    @property
    def _read(self) -> int:
        return self._events[-1].sequence if self._events else 0

    def _told(self, event: StoredEvent) -> Iterator[str]:
        """Also reads the events that the reader has, because later ones need to know which tests are visible."""
        data: Any = None
        match event.kind:
            case "running":
                data = event.payload
                self._position = None
            case "started":
                self._visible = report.visibility([event])
                data = {"tests": report.announcements(event.payload)}
            case "test_finished":
                data = report.finished(event.payload, self._visible)
            case "answered":
                data = report.answered(event.payload)
        if data is not None and event.sequence > self._sent:
            yield message(event.kind, data, sequence=event.sequence)

    def _verdict(self, session: Session) -> str:
        self.ended = True
        submission = service.peek(session, self._id)
        if submission is None or self._read <= self._sent:
            return ""
        # The report is made of the events that were read already; a submission with a verdict has no place to wait at.
        return message("verdict", report.build(submission, self._events, None), sequence=self._read)

    def _place(self, session: Session) -> str:
        submission = service.peek(session, self._id)
        if submission is None:
            self.ended = True
            return ""
        return self.placed(queue.position(session, submission))

    def placed(self, position: int | None) -> str:
        """The message for a place in the queue; empty when the reader knows it, or for a submission that does not wait."""
        if position is None or position == self._position:
            return ""
        self._position = position
        return message("queued", {"position": position})


def follow(stream: Followed, hub: Hub, bell: Bell) -> Iterator[str]:
    """The stream's text, until the verdict or until the server stops."""
    yield f"retry: {RETRY_MS}\n\n"
    while not hub.closed:
        # Cleared before reading: a ring in between wakes us once more for nothing, instead of never.
        bell.clear()
        if bell.stale:
            bell.stale = False
            text = stream.news()
        else:
            text = stream.placed(bell.place)
        if text:
            yield text
        if stream.ended:
            return
        if not bell.wait(HEARTBEAT_SECONDS):
            # Other servers of the same database cannot ring here.
            bell.stale = True
            yield ": still here\n\n"
    yield ": the server stops; come back in a moment\n\n"
