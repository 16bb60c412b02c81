"""What somebody can do today, how long they were active, and their days off."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from http import HTTPStatus
from typing import Annotated, Any

import msgspec
from flask import Blueprint, Response, request
from msgspec import Meta

from rehearse.activity import service as activity
from rehearse.activity.service import BadDayError
from rehearse.review.items import problem_key
from rehearse.review.settings import settings_of
from rehearse.web import shelves
from rehearse.web.api import schema
from rehearse.web.current import services, user_id
from rehearse.web.errors import Refusal
from rehearse.web.reviewing import Nothing
from rehearse.web.today import shown_today

bp = Blueprint("today", __name__)

#: What somebody is active on when they review; else it is a problem, by its item.
REVIEW = "review"


class ActivityIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """So many seconds until now were spent on a subject: "review", or a problem as "problem:<slug>"."""

    subject: Annotated[str, Meta(pattern="^(review|problem:[a-z0-9-]+)$", max_length=120)]
    seconds: Annotated[float, Meta(ge=0, le=86_400)]


class ActivityOut(msgspec.Struct, frozen=True):
    """How many of the seconds count: not those that were reported before, by whichever page."""

    counted: float


class DaysOff(msgspec.Struct, frozen=True):
    """The days off that were chosen, from the present day on."""

    days_off: list[date]


@bp.get("/today")
def today() -> Response:
    """What somebody can do today."""
    with services().sessions() as session:
        return schema.written(
            shown_today(session, user_id(), services().catalog, services().now(), shelves.shelf_for(session))
        )


@bp.post("/activity")
def report() -> Response:
    """Count time that somebody was active."""
    sent = schema.read(request.get_data(), ActivityIn)
    if sent.subject != REVIEW and sent.subject.removeprefix(problem_key("")) not in services().catalog.problems:
        raise Refusal(
            HTTPStatus.NOT_FOUND, f"subject = {sent.subject!r} is neither {REVIEW!r} nor a problem that is here."
        )
    with services().sessions.begin() as session:
        counted = activity.report(
            session,
            user_id=user_id(),
            subject=sent.subject,
            seconds=sent.seconds,
            now=services().now(),
            settings=settings_of(session, user_id()),
        )
    return schema.written(ActivityOut(counted))


@bp.put("/days-off/<day>")
def take_off(day: str) -> Response:
    """Take a day off."""
    schema.read(request.get_data(), Nothing)
    return _planned(day, activity.take_off)


@bp.delete("/days-off/<day>")
def put_back(day: str) -> Response:
    """Take a day off back."""
    return _planned(day, activity.put_back)


def _planned(day: str, change: Callable[..., Any]) -> Response:
    """The days off after a change."""
    wanted = _day(day)
    with services().sessions.begin() as session:
        settings = settings_of(session, user_id())
        present = settings.calendar.day_of(services().now())
        try:
            change(session, user_id(), wanted, today=present)
        except BadDayError as error:
            raise Refusal(HTTPStatus.CONFLICT, str(error), title="The day cannot be changed") from error
        chosen = activity.diary(session, user_id(), settings=settings, today=present).days_off
    return schema.written(DaysOff(sorted(each for each in chosen if each >= present)))


def _day(text: str) -> date:
    # Nothing but the one way to write a day that the description names.
    with suppress(ValueError):
        found = date.fromisoformat(text)
        if found.isoformat() == text:
            return found
    raise Refusal(HTTPStatus.NOT_FOUND, f"{text!r} is not a day such as 2026-12-24.")
