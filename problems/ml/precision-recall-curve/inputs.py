"""What `precision_recall_curve` and `average_precision` may be called with: a few examples with many ties, and the edges."""

import numpy as np
from hypothesis import strategies as st

N_MAX = 5000


def valid(labels, scores):
    """Whether (labels, scores) is an input that the statement allows. Without a positive example it must raise ValueError."""
    return (
        isinstance(labels, np.ndarray)
        and isinstance(scores, np.ndarray)
        and labels.dtype == np.int64
        and scores.dtype == np.float64
        and labels.ndim == 1
        and scores.shape == labels.shape
        and len(labels) <= N_MAX
        and bool(((labels == 0) | (labels == 1)).all())
        and bool(np.isfinite(scores).all())
    )


def valid_calls(name, arguments, operations):
    """Whether one of the functions may be called like this: both take the same."""
    return valid(*arguments)


@st.composite
def strategy(draw, size=6):
    """Between 1 and `size` examples, at least one of them positive, whose scores are small whole numbers and often tied."""
    count = draw(st.integers(1, size))
    positives = draw(st.integers(1, count))
    labels = draw(st.permutations([1] * positives + [0] * (count - positives)))
    scores = draw(st.lists(st.integers(-2, 2), min_size=count, max_size=count))
    return np.array(labels, dtype=np.int64), np.array(scores, dtype=np.float64)


EDGE = {
    "one positive example": (np.array([1]), np.array([0.7])),
    "two examples, ranked wrong": (np.array([1, 0]), np.array([0.2, 0.7])),
    "all scores equal": (np.array([1, 0, 0]), np.array([0.5, 0.5, 0.5])),
    "a tie between the classes": (np.array([0, 1, 1, 0, 1]), np.array([0.9, 0.8, 0.5, 0.5, 0.1])),
    "negatives after the last positive": (np.array([1, 0, 0]), np.array([3.0, 2.0, 1.0])),
    "nearly equal": (np.array([0, 1]), np.array([0.3, 0.30000000000000004])),
    "far apart": (np.array([1, 0, 1]), np.array([1e300, 0.0, -1e300])),
    "positives only": (np.array([1, 1]), np.array([0.2, 0.7])),
    "negatives only": (np.array([0]), np.array([0.2])),
    "no examples": (np.array([], dtype=np.int64), np.array([], dtype=np.float64)),
}


def sizes(n):
    """n examples of both classes, in no order, with ties here and there."""
    rng = np.random.default_rng(n)
    return rng.permutation(n) % 2, np.round(rng.normal(size=n), 4)
