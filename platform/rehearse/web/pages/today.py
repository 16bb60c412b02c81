"""The site's home: what to do today."""

from __future__ import annotations

from flask import Blueprint, render_template

from rehearse.review.settings import MOST_GOAL_MINUTES, WEEKDAYS, chosen_by
from rehearse.web import assets, review_settings, shelves
from rehearse.web.current import services, user_id
from rehearse.web.today import shown_today

bp = Blueprint("today", __name__)
assets.provide_to(bp)


@bp.get("/")
def index() -> str:
    """What is due, what goes on, what is next, and the goal of the day."""
    with services().sessions() as session:
        today = shown_today(session, user_id(), services().catalog, services().now(), shelves.shelf_for(session))
        settings = review_settings.shown_settings(chosen_by(session, user_id()))
    return render_template(
        "today/index.html", today=today, settings=settings, weekdays=WEEKDAYS, most_minutes=MOST_GOAL_MINUTES
    )
