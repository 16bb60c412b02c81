"""One submission as server-sent events: what is stored first, then what comes, until the verdict.

Every stored event has its number as `id:`, so that a reader who was cut off, or whose server was restarted, goes on where
it stopped. The place in the queue is told without one: it is true only for the moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from typing import Any

import msgspec

from rehearse import db
from rehearse.submissions import queue, report, service
from rehearse.submissions.hub import Hub
from rehearse.submissions.models import Submission, SubmissionEvent

#: Seconds of silence after which a comment is sent; only a write notices that a reader is gone.
HEARTBEAT_SECONDS = 15.0

#: Milliseconds after which a browser that was cut off comes back.
RETRY_MS = 1000


def message(kind: str, data: Any, *, sequence: int | None = None) -> str:
    """One event in the stream's format."""
    identity = "" if sequence is None else f"id: {sequence}\n"
    return f"{identity}event: {kind}\ndata: {msgspec.json.encode(data).decode()}\n\n"


class Stream:
    """What one reader is sent. `after` is the number of the last event that it has."""

    def __init__(self, sessions: db.Sessions, submission_id: str, *, after: int) -> None:
        self._sessions = sessions
        self._id = submission_id
        self._read = 0
        self._sent = after
        self._visible: dict[str, bool] = {}
        self._position: int | None = None
        self.ended = False

    def news(self) -> list[str]:
        """The messages for everything that was stored since the last call."""
        with self._sessions() as session:
            # Events first: a verdict among them was stored together with the row, which is read after it.
            events = service.events_after(session, self._id, self._read)
            submission = session.get(Submission, self._id)
            if submission is None:
                self.ended = True
                return []
            messages = [text for event in events for text in self._told(event)]
            if any(event.kind == "verdict" for event in events):
                self.ended = True
                if events[-1].sequence > self._sent:
                    data = service.full_report(session, submission)
                    messages.append(message("verdict", data, sequence=events[-1].sequence))
            else:
                messages += self._place(queue.position(session, submission))
            return messages

    def _told(self, event: SubmissionEvent) -> Iterator[str]:
        """Also reads the events that the reader has, because later ones need to know which tests are visible."""
        self._read = event.sequence
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
        if data is not None and event.sequence > self._sent:
            yield message(event.kind, data, sequence=event.sequence)

    def _place(self, position: int | None) -> list[str]:
        if position is None or position == self._position:
            return []
        self._position = position
        return [message("queued", {"position": position})]


def follow(stream: Stream, hub: Hub, bell: Event) -> Iterator[str]:
    """The stream's text, until the verdict or until the server stops."""
    yield f"retry: {RETRY_MS}\n\n"
    while not hub.closed:
        # Cleared before reading: a ring in between wakes us once more for nothing, instead of never.
        bell.clear()
        yield from stream.news()
        if stream.ended:
            return
        if not bell.wait(HEARTBEAT_SECONDS):
            yield ": still here\n\n"
    yield ": the server stops; come back in a moment\n\n"
