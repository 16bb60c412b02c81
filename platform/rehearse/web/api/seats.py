"""The interviewer's seat: the candidate's links to it, and what whoever holds one sees and does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus

from flask import Blueprint, Response, request, url_for

from rehearse.interviews import seats, service
from rehearse.interviews.clock import ClockError
from rehearse.interviews.interviewer import Interviewer
from rehearse.interviews.room import Room, RoomError
from rehearse.web import interviewing, seat_stream, seating
from rehearse.web.api import schema
from rehearse.web.current import services, user_id
from rehearse.web.errors import Refusal
from rehearse.web.reviewing import Nothing

bp = Blueprint("seats", __name__)

#: Whoever tries links learns nothing from it: one text for all that do not work.
NO_SEAT = (
    "This link does not work. It may be mistyped, have expired, or have been revoked. Ask the candidate for a new one."
)


@bp.get("/interviews/<interview_id>/seats")
def index(interview_id: str) -> Response:
    """The links that work."""
    with services().sessions() as session:
        if service.find(session, interview_id, user_id()) is None:
            raise _unknown(interview_id)
        return schema.written(seating.told_seats(seats.valid_seats(session, interview_id, services().now())))


@bp.post("/interviews/<interview_id>/seats")
def make(interview_id: str) -> Response:
    """Make a link."""
    schema.read(request.get_data(), Nothing)
    with _entered(_own(interview_id)) as room:
        secret, expires = seats.make(room)
    url = url_for("seats.seat", secret=secret, _external=True)
    return schema.written(seating.SeatMade(url, expires), HTTPStatus.CREATED)


@bp.delete("/interviews/<interview_id>/seats")
def revoke(interview_id: str) -> Response:
    """Revoke all links."""
    with _entered(_own(interview_id)) as room:
        seats.revoke_all(room.session, interview_id, room.now)
    # Open streams were rung by the announcement and find that they may not go on.
    return schema.written(seating.SeatList([]))


@bp.get("/seats/<secret>")
def show(secret: str) -> Response:
    """How the interview stands, for its interviewer."""
    with _at_seat(secret) as room:
        return schema.written(seating.told_seat(room))


@bp.get("/seats/<secret>/events")
def events(secret: str) -> Response:
    """What happens in the interview, as server-sent events. The candidate is told that somebody watches."""
    with _at_seat(secret) as room:
        last = room.interview.last_sequence
    return seat_stream.stream(secret, room.interview.id, last)


@bp.post("/seats/<secret>/prompt")
def prompt(secret: str) -> Response:
    """Send the candidate a prompt."""
    sent = schema.read(request.get_data(), seating.PromptIn)
    return _done(secret, lambda who: who.prompt(int(sent.round), sent.text))


@bp.post("/seats/<secret>/release")
def release(secret: str) -> Response:
    """Open the next part of a problem."""
    sent = schema.read(request.get_data(), seating.ReleaseIn)
    return _done(secret, lambda who: who.release(int(sent.round), int(sent.task), int(sent.part)))


@bp.post("/seats/<secret>/time")
def add_time(secret: str) -> Response:
    """Let the round last longer."""
    sent = schema.read(request.get_data(), seating.MoreTimeIn)
    return _done(secret, lambda who: who.grant(int(sent.round), sent.minutes))


@bp.post("/seats/<secret>/ratings")
def rate(secret: str) -> Response:
    """Rate the candidate on an axis."""
    sent = schema.read(request.get_data(), seating.AxisRatingIn)
    return _done(secret, lambda who: who.rate(sent.axis, int(sent.level), sent.note))


def _done(secret: str, act: Callable[[Interviewer], None]) -> Response:
    """The answer after an interviewer did something."""
    with _at_seat(secret) as room:
        act(Interviewer(room))
    clock = interviewing.told_clock(room.clock, room.now)
    return schema.written(interviewing.SavedOut(room.interview.last_sequence, clock))


def _own(interview_id: str) -> str:
    with services().sessions() as session:
        if service.find(session, interview_id, user_id()) is None:
            raise _unknown(interview_id)
    return interview_id


@contextmanager
def _at_seat(secret: str) -> Iterator[Room]:
    """The interview that a secret opens, for one change."""
    with services().sessions() as session:
        found = seats.interview_of(session, secret, services().now())
    if found is None:
        raise Refusal(HTTPStatus.NOT_FOUND, NO_SEAT)
    with _entered(found) as room:
        # It may have been revoked since it was looked up; from here on nobody else changes anything.
        if seats.interview_of(room.session, secret, services().now()) is None:
            raise Refusal(HTTPStatus.NOT_FOUND, NO_SEAT)
        yield room


@contextmanager
def _entered(interview_id: str) -> Iterator[Room]:
    """An interview for one change, which is announced when it is stored."""
    try:
        with services().sessions.begin() as session:
            room = Room.enter(session, services().catalog, interview_id, services().now())
            if room is None:
                raise _unknown(interview_id)
            yield room
    except (RoomError, ClockError) as error:
        raise Refusal(HTTPStatus.CONFLICT, str(error), title="Not possible now") from error
    services().announce(room)


def _unknown(interview_id: str) -> Refusal:
    return Refusal(HTTPStatus.NOT_FOUND, f"There is no interview {interview_id!r} of yours.")
