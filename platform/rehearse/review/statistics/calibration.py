"""Whether the schedule knows what is remembered: its predictions against what came of them, and against two that know nothing."""

from __future__ import annotations

import math
from typing import get_args

import numpy as np

from rehearse.review.models import ItemKind
from rehearse.review.statistics.columns import Flags, Floats, Ints
from rehearse.review.statistics.replay import Answers
from rehearse.review.statistics.shapes import ENOUGH_TO_COMPARE, Against, Bin, Calibration, Fit, Floor
from rehearse.review.statistics.shares import CONFIDENCE, share_of

#: In how many bins reviews are put at most, and how many are in one at least, as far as equal predictions allow.
MOST_BINS, IN_A_BIN = 10, 50

#: Nothing is taken for certain, or one surprise would cost infinitely much.
_LEAST_PROBABILITY = 1e-6

#: Of the moving average: where it begins, in log odds, and how far a review moves it (srs-benchmark, `moving_avg`).
_FIRST_LOG_ODDS, _STEP = 1.2, 0.3


def calibrations(answers: Answers) -> list[Calibration]:
    """For cards and for problems."""
    counted = answers.only(answers.counted)
    return [calibration(kind, counted.of_kind(kind)) for kind in get_args(ItemKind)]


def calibration(kind: ItemKind, counted: Answers) -> Calibration:
    """How counted reviews of one kind came out."""
    fit = fitted(counted) if len(counted) >= ENOUGH_TO_COMPARE else None
    return Calibration(kind=kind, reviews=len(counted), bins=bins(counted.predicted, counted.recalled), fit=fit)


def bins(predicted: Floats, recalled: Flags) -> list[Bin]:
    """Reviews by predicted recall, in bins of about equally many, at most ten. Each review is in one of them, and equal predictions in the same."""
    number = min(MOST_BINS, len(predicted) // IN_A_BIN)
    if not number:
        return []
    edges = np.quantile(predicted, np.arange(1, number) / number)
    place = np.searchsorted(edges, predicted, side="right")
    return [_bin(predicted[place == each], recalled[place == each]) for each in np.unique(place)]


def _bin(predicted: Floats, recalled: Flags) -> Bin:
    return Bin(
        low=float(predicted.min()),
        high=float(predicted.max()),
        predicted=float(predicted.mean()),
        actual=share_of(recalled),
    )


def fitted(counted: Answers) -> Fit:
    """How well predictions fit, beside the person's average and a moving average.

    The average is that of these very reviews, so it is the best of all constants, and hard to beat by chance.
    """
    recalled, groups = counted.recalled, benchmark_bins(counted)
    losses = log_losses(counted.predicted, recalled)
    average = np.full(len(counted), recalled.mean())
    return Fit(
        predicted=float(counted.predicted.mean()),
        actual=float(recalled.mean()),
        log_loss=float(losses.mean()),
        rmse_bins=rmse_bins(counted.predicted, recalled, groups),
        average=_floor(losses, average, recalled, groups),
        moving=_floor(losses, moving_average(recalled), recalled, groups),
    )


def _floor(losses: Floats, predicted: Floats, recalled: Flags, groups: Ints) -> Floor:
    theirs = log_losses(predicted, recalled)
    return Floor(
        log_loss=float(theirs.mean()),
        rmse_bins=rmse_bins(predicted, recalled, groups),
        against=compared(losses, theirs),
    )


def compared(losses: Floats, others: Floats) -> Against:
    """Whether losses are smaller than others of the same reviews, beyond what chance explains."""
    difference = others - losses
    uncertainty = CONFIDENCE * float(difference.std(ddof=1)) / math.sqrt(len(difference))
    if difference.mean() > uncertainty:
        return "better"
    return "worse" if difference.mean() < -uncertainty else "unclear"


def log_losses(predicted: Floats, recalled: Flags) -> Floats:
    """What each prediction costs: the negative logarithm of the probability that it gave to what happened."""
    given: Floats = np.where(recalled, predicted, 1 - predicted)
    return -np.log(np.clip(given, _LEAST_PROBABILITY, 1.0))


def rmse_bins(predicted: Floats, recalled: Flags, groups: Ints) -> float:
    """The root mean square of what predictions are off by on average in each group, by the number of its reviews.

    This is RMSE (bins) of the srs-benchmark of open-spaced-repetition (README, "Metrics") with its groups.
    """
    _, group, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    off = np.bincount(group, weights=predicted - recalled) / sizes
    return float(np.sqrt(np.average(off**2, weights=sizes)))


def benchmark_bins(counted: Answers) -> Ints:
    """The group of each review by days since the last, number of reviews and lapses: powers of 3.62, 1.89 and 1.73 apart (srs-benchmark, `rmse_matrix`)."""

    def power(values: Ints, base: float) -> Ints:
        return np.floor(np.log(np.maximum(values, 1)) / math.log(base)).astype(np.int64)

    lapses = np.where(counted.lapses > 0, power(counted.lapses, 1.73) + 1, 0)
    return (power(counted.elapsed, 3.62) * 100 + power(counted.nth, 1.89)) * 100 + lapses


def moving_average(recalled: Flags) -> Floats:
    """What would be predicted of each review by how those before went, the last ones most: MOVING-AVG of the srs-benchmark."""
    odds, found = _FIRST_LOG_ODDS, np.empty(len(recalled))
    for place, each in enumerate(recalled.tolist()):
        found[place] = share = 1 / (1 + math.exp(-odds))
        odds += _STEP * (each - share)
    return found
