"""What `best_split` may be called with: a few small whole numbers with many ties, more of them in a crowd, and the edges."""

from itertools import pairwise

import numpy as np
from hypothesis import strategies as st

N_MAX = 5000
LABEL_MAX = 19
X_MAX = 1_000_000_000
Y_MAX = 1_000_000
SPREAD_MAX = 100

CRITERIA = ("gini", "entropy", "variance")

#: Gains that are closer than the first are equal for the problem; no input is allowed where one comes near it.
EQUAL = 1e-9
FAR = 1e-6
ROUNDING = 1e-11


def mixture(targets, criterion):
    """The impurity, by its definition."""
    if criterion == "variance":
        return float(np.mean((targets - targets.mean()) ** 2))
    shares = np.unique(targets, return_counts=True)[1] / len(targets)
    return float(1 - np.sum(shares**2)) if criterion == "gini" else float(-np.sum(shares * np.log2(shares)))


def candidates(values):
    """The thresholds between neighbouring distinct values, the lowest first."""
    distinct = np.unique(values).tolist()
    between = []
    for a, b in pairwise(distinct):
        middle = (a + b) / 2
        between.append(middle if middle < b else a)
    return between


def gain(values, targets, criterion, threshold):
    """How much this threshold lowers the impurity, from scratch."""
    goes_left = values <= threshold
    left, right = targets[goes_left], targets[~goes_left]
    remaining = len(left) * mixture(left, criterion) + len(right) * mixture(right, criterion)
    return mixture(targets, criterion) - remaining / len(targets)


def every_threshold(values, targets, criterion):
    """The answer by trying every threshold from scratch; None when there is none."""
    thresholds = candidates(values)
    gains = [gain(values, targets, criterion, threshold) for threshold in thresholds]
    return next(((t, g) for t, g in zip(thresholds, gains, strict=True) if g >= max(gains) - EQUAL), None)


def is_clear(values, targets, criterion):
    """Whether each gain is equal to the largest one, rounding aside, or smaller by far."""
    gains = np.array([gain(values, targets, criterion, threshold) for threshold in candidates(values)])
    behind = gains.max(initial=-np.inf) - gains
    return bool(((behind <= ROUNDING) | (behind > FAR)).all())


def are_targets(targets, criterion):
    """Whether the criterion can be asked about these targets. Any other criterion must raise ValueError."""
    if not isinstance(targets, np.ndarray) or targets.ndim != 1 or len(targets) > N_MAX or type(criterion) is not str:
        return False
    if criterion == "variance":
        return (
            targets.dtype == np.float64
            and bool((np.abs(targets) <= Y_MAX).all())
            and (len(targets) == 0 or bool(np.ptp(targets) <= SPREAD_MAX))
        )
    return targets.dtype == np.int64 and bool(((targets >= 0) & (targets <= LABEL_MAX)).all())


def valid(values, targets, criterion):
    """Whether the statement allows this call of `best_split`."""
    return (
        are_targets(targets, criterion)
        and isinstance(values, np.ndarray)
        and values.dtype == np.float64
        and values.shape == targets.shape
        and bool((np.abs(values) <= X_MAX).all())
        and (criterion not in CRITERIA or is_clear(values, targets, criterion))
    )


def valid_calls(name, arguments, operations):
    """Whether one of the functions may be called like this."""
    if name == "impurity":
        return are_targets(*arguments) and len(arguments[0]) > 0
    return valid(*arguments)


def measures(*arguments):
    """How far numbers to predict differ, which no single number shows."""
    *_, targets, criterion = arguments
    return {"spread_max": float(np.ptp(targets))} if criterion == "variance" and len(targets) else {}


def targets_of(numbers, criterion):
    """Small whole numbers from 0 up as targets of the criterion."""
    return np.array(numbers, dtype=np.float64 if criterion == "variance" else np.int64)


@st.composite
def strategy(draw, size=6, smallest=0, criteria=CRITERIA):
    """Up to `size` examples with small whole numbers as values and as targets, in any order."""
    criterion = draw(st.sampled_from(criteria))
    count = draw(st.integers(smallest, size))
    values = draw(st.lists(st.integers(-2, 3), min_size=count, max_size=count))
    targets = draw(st.lists(st.integers(0, 2), min_size=count, max_size=count))
    return np.array(values, dtype=np.float64), targets_of(targets, criterion), criterion


@st.composite
def crowds(draw):
    """10 to 40 examples on a coarse grid, with up to 5 classes or targets; read as a whole, not entry by entry."""
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    criterion = draw(st.sampled_from(CRITERIA))
    count = draw(st.integers(10, 40))
    return rng.integers(-9, 10, size=count) / 4, targets_of(rng.integers(0, 5, size=count), criterion), criterion


EDGE = {
    "two values": (np.array([3.0, 1.0]), np.array([1, 0]), "gini"),
    "equal values stay together": (np.array([1.0, 1.0, 2.0, 2.0]), np.array([0, 1, 0, 1]), "gini"),
    "equal gains": (np.array([1.0, 2.0, 3.0, 4.0]), np.array([0, 1, 1, 0]), "gini"),
    "one class": (np.array([3.0, 5.0, 9.0]), np.array([7, 7, 7]), "entropy"),
    "three classes in bits": (np.array([1.0, 2.0, 3.0, 4.0]), np.array([0, 1, 2, 2]), "entropy"),
    "numbers": (np.array([1.0, 2.0, 3.0, 4.0]), np.array([10.0, 10.0, 16.0, 20.0]), "variance"),
    "numbers far from zero": (np.array([1.0, 2.0, 3.0]), np.array([999999.0, 1000000.0, 999999.5]), "variance"),
    "neighbouring floats": (np.array([1.0000000000000002, 1.0000000000000004]), np.array([0, 1]), "gini"),
    "all values equal": (np.array([2.0, 2.0, 2.0]), np.array([0, 1, 0]), "gini"),
    "one example": (np.array([2.0]), np.array([5.0]), "variance"),
    "no examples": (np.array([], dtype=np.float64), np.array([], dtype=np.int64), "entropy"),
    "another criterion": (np.array([3.0, 1.0]), np.array([1, 0]), "accuracy"),
}


def sizes(n):
    """n examples in no order, four with each value, whose classes change at one border."""
    rng = np.random.default_rng(n)
    values = rng.permutation(n) // 4
    return values.astype(np.float64), (values >= n // 8) + 2 * (rng.random(n) < 0.1), "gini"
