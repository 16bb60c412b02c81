"""The statistics of the person who is asking."""

from __future__ import annotations

from sqlalchemy.orm import Session

from rehearse.activity.service import diary
from rehearse.review.library import library_of
from rehearse.review.settings import Settings
from rehearse.review.statistics.shapes import FORECAST_DAYS, Statistics
from rehearse.web.current import services, user_id


def told(session: Session, settings: Settings) -> Statistics:
    """What their reviews and their active time tell at this moment."""
    now = services().now()
    days = diary(session, user_id(), settings=settings, today=settings.calendar.day_of(now))
    return services().statistician.statistics(
        session,
        user_id(),
        now=now,
        settings=settings,
        library=library_of(services().catalog),
        active={day: each / 60 for day, each in days.seconds.items()},
        off=days.off_ahead(FORECAST_DAYS),
    )
