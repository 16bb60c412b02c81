"""What a person did on each day: how many ratings, and how many minutes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np

from rehearse.review.statistics.costs import bounded_seconds
from rehearse.review.statistics.replay import Answers
from rehearse.review.statistics.shapes import DayMinutes, DayReviews

#: So many days are shown, today included: of reviews a year, of minutes a season.
DAYS_OF_REVIEWS, DAYS_OF_MINUTES = 365, 90


def reviews_per_day(answers: Answers, today: date) -> list[DayReviews]:
    """The ratings of each day of the last year, learning steps included. Who has travelled west may have some of tomorrow, which are today's."""
    first = today - timedelta(days=DAYS_OF_REVIEWS - 1)
    places = np.minimum(answers.day, today.toordinal()) - first.toordinal()
    counts = np.bincount(places[places >= 0], minlength=DAYS_OF_REVIEWS)
    return [DayReviews(day=first + timedelta(days=place), reviews=int(count)) for place, count in enumerate(counts)]


def minutes_of(answers: Answers) -> dict[date, float]:
    """How many minutes each day's answers took, as far as they were timed."""
    seconds = np.nan_to_num(bounded_seconds(answers), nan=0.0)
    days, group = np.unique(answers.day, return_inverse=True)
    sums = np.bincount(group, weights=seconds, minlength=len(days))
    return {date.fromordinal(int(day)): float(total) / 60 for day, total in zip(days, sums, strict=True)}


def minutes_per_day(minutes: Mapping[date, float], today: date) -> list[DayMinutes]:
    """The minutes of each of the last days, 0 where nothing is known of one."""
    days = [today - timedelta(days=back) for back in reversed(range(DAYS_OF_MINUTES))]
    return [DayMinutes(day=day, minutes=minutes.get(day, 0.0)) for day in days]
