"""What a person's reviews tell, as numbers."""

from __future__ import annotations

from flask import Blueprint, Response

from rehearse.review.settings import settings_of
from rehearse.web.api import schema
from rehearse.web.current import services, user_id
from rehearse.web.told import told

bp = Blueprint("statistics", __name__, url_prefix="/review/statistics")


@bp.get("")
def statistics() -> Response:
    """The statistics; going through a log of a hundred thousand entries takes a second the first time."""
    with services().sessions() as session:
        found = told(session, settings_of(session, user_id()))
    return schema.written(found)
