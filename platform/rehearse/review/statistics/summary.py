"""All statistics of a person, from their answers and from how their items stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from rehearse.review.settings import Settings
from rehearse.review.statistics.activity import minutes_of, minutes_per_day, reviews_per_day
from rehearse.review.statistics.calibration import calibrations
from rehearse.review.statistics.costs import costs_of
from rehearse.review.statistics.forecast import forecast
from rehearse.review.statistics.items import Items, totals
from rehearse.review.statistics.replay import Answers
from rehearse.review.statistics.retention import true_retention
from rehearse.review.statistics.shapes import Statistics


def summary(
    answers: Answers,
    items: Items,
    *,
    settings: Settings,
    today: date,
    active: Mapping[date, float],
    off: Collection[date] = (),
) -> Statistics:
    """Everything that is told. `active` is for how many minutes the person was active on each day; on others their answers' time counts.

    On the coming days that are `off` they will do nothing.
    """
    return Statistics(
        today=today,
        retention=true_retention(answers, today),
        calibration=calibrations(answers),
        forecast=forecast(items, costs_of(answers), settings, today, off),
        reviews_per_day=reviews_per_day(answers, today),
        minutes_per_day=minutes_per_day({**minutes_of(answers), **active}, today),
        totals=totals(items, len(answers)),
    )
