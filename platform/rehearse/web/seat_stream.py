"""One interview as server-sent events for its interviewer, until it is over or the link no longer works."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Response, request

from rehearse.interviews import seats, service
from rehearse.interviews.interviewer import is_watched
from rehearse.interviews.room import hub_name
from rehearse.submissions.hub import TooManyFollowersError
from rehearse.web import interviewing, seating, sse
from rehearse.web.current import services
from rehearse.web.errors import Refusal

if TYPE_CHECKING:
    from rehearse.services import Services


class SeatStream:
    """What one interviewer is sent. `after` is the number of the last entry that they have."""

    def __init__(self, services: Services, secret: str, interview_id: str, *, after: int) -> None:
        self._services = services
        self._secret = secret
        self._id = interview_id
        self._sent = after
        self._watched: bool | None = None
        self.ended = False

    def news(self) -> str:
        """The entries since the last call that an interviewer is told, and how the clock stands after them."""
        now = self._services.now()
        with self._services.sessions() as session:
            if seats.interview_of(session, self._secret, now) is None:
                self.ended = True
                return sse.message("closed", {})
            entries = service.entries_after(session, self._id, self._sent)
            clock = service.clock_of(session, self._id)
            if self._watched is None:
                self._watched = is_watched(session, self._id)
        parts = []
        for each in entries:
            self._sent = each.sequence
            self._watched = {"watched": True, "left": False}.get(each.kind, self._watched)
            told = seating.told_entry(each)
            if told is not None:
                parts.append(sse.message(each.kind, told, sequence=each.sequence))
        if clock is None or clock.is_over:
            self.ended = True
        elif not self._watched:
            # True as long as this stream is open, whatever another server or an earlier one wrote down.
            self._services.watchers.note(self._id)
        if clock is not None:
            parts.append(sse.message("clock", interviewing.told_clock(clock, now)))
        return "".join(parts)

    def placed(self, _position: int | None) -> str:
        """Nothing: an interview waits in no queue."""
        return ""


def stream(secret: str, interview_id: str, last_sequence: int) -> Response:
    """The answer that goes on. It begins after `Last-Event-ID`, else after `?after=`, else with what comes from now on."""
    found = services()
    after = request.headers.get("Last-Event-ID") or request.args.get("after", "")
    try:
        bell = found.hub.join(hub_name(interview_id))
    except TooManyFollowersError as error:
        raise Refusal(
            HTTPStatus.SERVICE_UNAVAILABLE, f"{error}. Load the page again in a moment.", retry_after=5
        ) from error
    known = int(after) if after.isdecimal() and after.isascii() and len(after) < 10 else last_sequence
    entries = SeatStream(found, secret, interview_id, after=known)
    response = Response(sse.follow(entries, found.hub, bell), content_type="text/event-stream; charset=utf-8")
    response.headers |= {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    found.watchers.come(interview_id)

    def gone() -> None:
        found.hub.leave(hub_name(interview_id), bell)
        if not found.hub.closed:
            found.watchers.go(interview_id)

    response.call_on_close(gone)
    return response
