"""The one place that knows the package which fits weights. It is optional: everything but fitting goes without."""

from __future__ import annotations

import math
from collections.abc import Sequence
from importlib.util import find_spec

from rehearse.review.guard import FitError, Review, Weights
from rehearse.review.memory import DEFAULT_WEIGHTS, GREATEST_WEIGHTS, LEAST_WEIGHTS

#: What to do where it is missing, in one sentence.
NOT_INSTALLED = (
    "Fitting is not installed: install rehearse[fitting] (in the project's folder `.tools/bin/uv sync --extra fitting`) "
    "and start the server again."
)


def installed() -> bool:
    """Whether weights can be fitted here. The package is not loaded for the answer."""
    return find_spec("fsrs_rs_python") is not None


def fit(reviews: Sequence[Review]) -> Weights:
    """The weights that predict these reviews best, always the same. Holds the interpreter for its whole time.

    Raises:
        FitError: the package is missing, gave up, or answered with what are no weights.
    """
    try:
        import fsrs_rs_python as package
    except ImportError as error:
        raise FitError(NOT_INSTALLED) from error
    histories: dict[int, list[package.FSRSReview]] = {}
    last: dict[int, int] = {}
    items: list[package.FSRSItem] = []
    for item, rating, day in reviews:
        days = max(0, day - last.get(item, day))
        history = histories.setdefault(item, [])
        history.append(package.FSRSReview(rating, days))
        last[item] = day
        if days:
            # A training item is the history up to the answer that is predicted; the package makes its own copy.
            items.append(package.FSRSItem(history))
    try:
        return bounded(package.FSRS(list(DEFAULT_WEIGHTS)).compute_parameters(items))
    except ValueError as error:
        raise FitError(f"the package gave up: {error}") from error


def bounded(found: Sequence[float]) -> Weights:
    """Fitted weights within our bounds: what lies a little outside is set to the bound.

    Raises:
        FitError: there are not as many as the model has, or one is no number.
    """
    if len(found) != len(DEFAULT_WEIGHTS):
        raise FitError(f"the fit gave {len(found)} weights, and the model has {len(DEFAULT_WEIGHTS)}")
    if not all(math.isfinite(weight) for weight in found):
        raise FitError(f"the fit gave weights that are no numbers: {list(found)}")
    bounds = zip(found, LEAST_WEIGHTS, GREATEST_WEIGHTS, strict=True)
    return tuple(min(max(weight, least), greatest) for weight, least, greatest in bounds)
