"""One interview as server-sent events: how its clock stands, then each entry as it is written, until it is over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from flask import Response, request

from rehearse import db
from rehearse.interviews import service
from rehearse.interviews.room import hub_name
from rehearse.submissions.hub import TooManyFollowersError
from rehearse.web import interviewing, sse
from rehearse.web.current import services
from rehearse.web.errors import Refusal

#: What the candidate's own stream leaves out: how an interviewer rates is for the report. So are starters, which tell of later rounds.
UNTOLD = frozenset({"rated"})


class InterviewStream:
    """What one reader is sent. `after` is the number of the last entry that it has."""

    def __init__(self, sessions: db.Sessions, interview_id: str, *, after: int, now: Callable[[], datetime]) -> None:
        self._sessions = sessions
        self._now = now
        self._id = interview_id
        self._sent = after
        self.ended = False

    def news(self) -> str:
        """The entries since the last call, and how the clock stands after them."""
        with self._sessions() as session:
            entries = service.entries_after(session, self._id, self._sent)
            clock = service.clock_of(session, self._id)
        parts = [
            sse.message(each.kind, {"at": each.at, **each.payload}, sequence=each.sequence)
            for each in entries
            if each.kind not in UNTOLD and not each.payload.get("given")
        ]
        if entries:
            self._sent = entries[-1].sequence
        if clock is None:
            self.ended = True
            return "".join(parts)
        # Last, so that a reader knows how much time is left at the moment when it reads.
        parts.append(sse.message("clock", interviewing.told_clock(clock, self._now())))
        self.ended = clock.is_over
        return "".join(parts)

    def placed(self, _position: int | None) -> str:
        """Nothing: an interview waits in no queue."""
        return ""


def stream(interview_id: str) -> Response:
    """The answer that goes on until the interview is over."""
    hub, name = services().hub, hub_name(interview_id)
    after = request.headers.get("Last-Event-ID", "")
    try:
        bell = hub.join(name)
    except TooManyFollowersError as error:
        raise Refusal(
            HTTPStatus.SERVICE_UNAVAILABLE, f"{error}. Load the page again in a moment.", retry_after=5
        ) from error
    entries = InterviewStream(
        services().sessions,
        interview_id,
        after=int(after) if after.isdecimal() and len(after) < 10 else 0,
        now=services().now,
    )
    response = Response(sse.follow(entries, hub, bell), content_type="text/event-stream; charset=utf-8")
    response.headers |= {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    response.call_on_close(lambda: hub.leave(name, bell))
    return response
