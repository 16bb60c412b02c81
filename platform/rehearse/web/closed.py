"""While an interview asks a problem, nothing else tells of it: no hint, no solution, no earlier program, no hidden test."""

from __future__ import annotations

from http import HTTPStatus

from flask import request

from rehearse.interviews import service
from rehearse.interviews.models import Interview
from rehearse.interviews.verdicts import place_of
from rehearse.submissions import service as submissions
from rehearse.web.current import services, user_id
from rehearse.web.errors import Refusal

#: What an open page of a problem may go on to do: what is typed there is not lost.
_KEEPS_WORK = frozenset({"api.problems.save_draft"})

#: What the room itself shows of the programs that are sent in it.
_ROOM = frozenset({"api.submissions.show", "api.submissions.events"})


def interview_that_asks() -> tuple[Interview, bool] | None:
    """The running interview that asks the problem of this address, and whether the address is of a program sent in it."""
    values = request.view_args or {}
    if not values.keys() & {"slug", "submission_id"}:
        return None
    with services().sessions() as session:
        running = service.running(session, user_id())
        if running is None:
            return None
        slug, own = values.get("slug"), False
        if slug is None:
            found = submissions.find(session, values["submission_id"], user_id())
            place = None if found is None else place_of(session, found.id)
            slug, own = found and found.slug, place is not None and place.interview_id == running.id
        return (running, own) if slug in service.closed_slugs(session, user_id()) else None


def refuse_meanwhile() -> None:
    """Refuse what the API would tell or judge of a problem that an interview asks, but for the room's own programs.

    Raises:
        Refusal: the interview is to be ended first.
    """
    found = interview_that_asks()
    if found is None or request.endpoint in _KEEPS_WORK or (found[1] and request.endpoint in _ROOM):
        return
    raise Refusal(
        HTTPStatus.CONFLICT,
        "An interview that goes on asks this problem. Go on there, or end it first.",
        title="Asked in an interview",
    )
