"""What a person opens of a problem that they have still to solve."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Literal

import msgspec
from flask import Blueprint, Response, request
from msgspec import Meta

from rehearse.review.assistance import keep_opened
from rehearse.review.settings import settings_of
from rehearse.web.api import schema
from rehearse.web.api.problems import find_problem
from rehearse.web.current import services, user_id
from rehearse.web.errors import Refusal

bp = Blueprint("assistance", __name__)


class AssistanceIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was opened: a hint by its number from 1 on, or the solution, which has none."""

    what: Literal["hint", "solution"]
    # JSON has one kind of number, in which 4.0 is as whole as 4.
    number: Annotated[float, Meta(ge=0, le=99, multiple_of=1)] = 0


class AssistanceOut(msgspec.Struct, frozen=True):
    """Whether it counts when the problem is rated: not when it is solved and not due."""

    counts: bool


@bp.post("/problems/<slug>/assistance")
def opened(slug: str) -> Response:
    """Keep that the person opened a hint or the solution."""
    problem = find_problem(slug)
    sent = schema.read(request.get_data(), AssistanceIn)
    number = int(sent.number) if sent.what == "hint" else 0
    if sent.what == "hint" and not 1 <= number <= len(problem.hints):
        raise Refusal(
            HTTPStatus.NOT_FOUND, f"There is no hint {number} of {slug!r}; it has {len(problem.hints)}, from 1 on."
        )
    with services().sessions.begin() as session:
        settings = settings_of(session, user_id())
        counts = keep_opened(
            session, slug, sent.what, number, user_id=user_id(), now=services().now(), settings=settings
        )
    return schema.written(AssistanceOut(counts))
