"""What the statistics say, as the API gives it and pages show it. Without arrays, so that describing it costs no import of them."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from rehearse.review.models import ItemKind

#: Of fewer reviews no share is told: the interval around one of thirty is up to a third wide.
ENOUGH = 30

#: From fewer reviews nobody can say whether predictions are better than the average.
ENOUGH_TO_COMPARE = 100

#: So many days are forecast, today included.
FORECAST_DAYS = 30

Maturity = Literal["all", "young", "mature"]

#: How predictions fare against a floor: the difference of their losses is outside its 95 % interval on one side, or is not.
Against = Literal["better", "worse", "unclear"]


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """So many were remembered `of` so many. The share and its 95 % interval are null where there are too few to tell."""

    remembered: int
    of: int
    share: float | None
    low: float | None
    high: float | None


class Retention(msgspec.Struct, frozen=True, kw_only=True):
    """True retention of one kind of item in the last `days`, or ever where that is null."""

    kind: ItemKind
    maturity: Maturity
    days: int | None
    share: Share


class Bin(msgspec.Struct, frozen=True, kw_only=True):
    """Reviews whose recall was predicted between `low` and `high`, both included, on average as `predicted`; what came of them."""

    low: float
    high: float
    predicted: float
    actual: Share


class Floor(msgspec.Struct, frozen=True, kw_only=True):
    """A prediction that knows nothing of memory, and how the schedule's fares against it."""

    log_loss: float
    rmse_bins: float
    against: Against


class Fit(msgspec.Struct, frozen=True, kw_only=True):
    """How well predictions fit what came of them, beside two that know nothing: one constant, and a moving average.

    `predicted` and `actual` are means over all reviews. Less is better of `log_loss` and `rmse_bins`.
    """

    predicted: float
    actual: float
    log_loss: float
    rmse_bins: float
    average: Floor
    moving: Floor


class Calibration(msgspec.Struct, frozen=True, kw_only=True):
    """Predicted against actual recall of one kind of item. `fit` is null where there are too few reviews to compare."""

    kind: ItemKind
    reviews: int
    bins: list[Bin]
    fit: Fit | None


class ForecastDay(msgspec.Struct, frozen=True, kw_only=True):
    """Minutes of one day: of cards and problems that are due then, and of what is estimated to come.

    Nothing is done on a day that is `off`: what is due then comes on the day after.
    """

    day: date
    off: bool
    cards: float
    problems: float
    estimate: float


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds that an item takes on a day on which it is asked: as a rule, or as the person's own median of `measured` of them."""

    seconds: float
    measured: int | None


class Forecast(msgspec.Struct, frozen=True, kw_only=True):
    """The next days, the first of them with all that is due already.

    The estimate is of `new_a_day` new cards a day while there are some, and of what comes back when all is remembered.
    """

    days: list[ForecastDay]
    new_card: Cost
    card: Cost
    problem: Cost
    new_a_day: int


class DayReviews(msgspec.Struct, frozen=True, kw_only=True):
    """How many ratings were given on a day."""

    day: date
    reviews: int


class DayMinutes(msgspec.Struct, frozen=True, kw_only=True):
    """How many minutes a day took."""

    day: date
    minutes: float


class Phases(msgspec.Struct, frozen=True, kw_only=True):
    """How many items of a kind are new, being learned, or days apart."""

    kind: ItemKind
    new: int
    learning: int
    review: int
    relearning: int


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of everything. `suspended` items are in the phases, too. The stability is the mean and the median of what was reviewed."""

    phases: list[Phases]
    suspended: int
    reviews: int
    stability_mean: float | None
    stability_median: float | None


class Statistics(msgspec.Struct, frozen=True, kw_only=True):
    """All that is told of a person's reviewing, as of their day `today`; days end with it, and what was undone does not count."""

    today: date
    retention: list[Retention]
    calibration: list[Calibration]
    forecast: Forecast
    reviews_per_day: list[DayReviews]
    minutes_per_day: list[DayMinutes]
    totals: Totals
