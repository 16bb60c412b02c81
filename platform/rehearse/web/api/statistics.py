"""What a person's reviews tell, as numbers."""

from __future__ import annotations

from flask import Blueprint, Response

from rehearse.review.library import library_of
from rehearse.review.settings import settings_of
from rehearse.web.api import schema
from rehearse.web.current import services, user_id

bp = Blueprint("statistics", __name__, url_prefix="/review/statistics")


@bp.get("")
def statistics() -> Response:
    """The statistics; going through a log of a hundred thousand entries takes a second the first time."""
    with services().sessions() as session:
        settings = settings_of(session, user_id())
        found = services().statistician.statistics(
            session, user_id(), now=services().now(), settings=settings, library=library_of(services().catalog)
        )
    return schema.written(found)
