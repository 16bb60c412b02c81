"""Interviews that are over: the report, everything that happened, and how their candidates rate themselves."""

from __future__ import annotations

from http import HTTPStatus
from typing import cast

from flask import Blueprint, Response, request
from sqlalchemy.orm import Session

from rehearse.interviews import ratings, service
from rehearse.interviews.models import Interview
from rehearse.interviews.rubric import AXIS_NAMES, Level
from rehearse.web import interview_reports
from rehearse.web.api import schema
from rehearse.web.current import services, user_id
from rehearse.web.errors import Refusal

bp = Blueprint("interview_reports", __name__)


@bp.get("/interviews/<interview_id>/report")
def report(interview_id: str) -> Response:
    """What became of an interview."""
    with services().sessions() as session:
        found = _over(session, interview_id)
        return schema.written(interview_reports.told_report(session, services().catalog, found))


@bp.get("/interviews/<interview_id>/timeline")
def timeline(interview_id: str) -> Response:
    """Everything that happened in an interview."""
    with services().sessions() as session:
        return schema.written(interview_reports.told_timeline(session, _over(session, interview_id)))


@bp.put("/interviews/<interview_id>/ratings/<axis>")
def rate(interview_id: str, axis: str) -> Response:
    """Rate oneself on an axis of the rubric; the answer is the report with it."""
    sent = schema.read(request.get_data(), interview_reports.OwnRatingIn)
    if axis not in AXIS_NAMES:
        raise Refusal(HTTPStatus.NOT_FOUND, f"There is no axis {axis!r}. The rubric has {', '.join(AXIS_NAMES)}.")
    with services().sessions.begin() as session:
        found = _over(session, interview_id)
        ratings.rate(
            session,
            found.id,
            axis,
            by="candidate",
            level=cast("Level", int(sent.level)),
            note=sent.note,
            now=services().now(),
        )
        return schema.written(interview_reports.told_report(session, services().catalog, found))


def _over(session: Session, interview_id: str) -> Interview:
    found = service.find(session, interview_id, user_id())
    if found is None:
        raise Refusal(HTTPStatus.NOT_FOUND, f"There is no interview {interview_id!r} of yours.")
    if found.state == "running":
        raise Refusal(HTTPStatus.CONFLICT, "The interview goes on. Its report is there when it is over.")
    return found
