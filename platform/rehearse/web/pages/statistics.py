"""What a person's reviews tell: the statistics page."""

from __future__ import annotations

from typing import get_args

from flask import Blueprint, render_template, request

from rehearse.review.models import ItemKind
from rehearse.review.settings import Settings, settings_of
from rehearse.review.statistics.shapes import Statistics
from rehearse.web import assets
from rehearse.web.current import services, user_id
from rehearse.web.statistics import days, recall
from rehearse.web.statistics.figures import Figure, day_words
from rehearse.web.told import told

bp = Blueprint("statistics", __name__, url_prefix="/review/statistics")
assets.provide_to(bp)

#: With more entries to go through first, the page comes at once and its numbers after it.
MANY_ENTRIES = 5_000


@bp.get("")
def index() -> str:
    """The statistics; only their frame when they take a while, unless they are asked for by `?now=1`."""
    with services().sessions() as session:
        settings = settings_of(session, user_id())
        unread = services().statistician.unread(session, user_id())
        if unread > MANY_ENTRIES and "now" not in request.args:
            return render_template("review/statistics.html", counting=unread)
        found = told(session, settings)
    return render_template(
        "review/statistics.html",
        statistics=found,
        calendar=settings.calendar,
        today=day_words(found.today),
        figures=_figures(found, settings),
    )


def _figures(found: Statistics, settings: Settings) -> list[Figure]:
    """Everything in the order of the page."""
    kinds: tuple[ItemKind, ...] = get_args(ItemKind)
    return [
        days.year(found.reviews_per_day),
        days.minutes(found.minutes_per_day),
        days.forecast(found.forecast),
        *(recall.retention(found.retention, kind, settings.policies[kind].retention) for kind in kinds),
        *(recall.calibration(each) for each in found.calibration),
    ]
