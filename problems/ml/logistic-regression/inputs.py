"""What `fit` may be called with: few rows of small whole numbers in small batches, rows that are far from zero, and plain tables."""

import numpy as np
from hypothesis import strategies as st

N_MAX = 200
D_MAX = 8
EPOCHS_MAX = 200
X_MAX = 1000
RATE_MAX = 2
PENALTY_MAX = 1


def valid(X, y, rate, penalty, batch_size, epochs, seed):
    """Whether the statement allows this call."""
    return (
        isinstance(X, np.ndarray)
        and isinstance(y, np.ndarray)
        and X.dtype == np.float64
        and y.dtype == np.int64
        and X.ndim == 2
        and y.shape == X.shape[:1]
        and 1 <= X.shape[0] <= N_MAX
        and 1 <= X.shape[1] <= D_MAX
        and bool((np.abs(X) <= X_MAX).all())
        and bool(((y == 0) | (y == 1)).all())
        and isinstance(rate, float)
        and isinstance(penalty, float)
        and 0 <= rate <= RATE_MAX
        and 0 <= penalty <= PENALTY_MAX
        and all(type(number) is int for number in (batch_size, epochs, seed))
        and batch_size >= 1
        and 0 <= epochs <= EPOCHS_MAX
        and seed >= 0
    )


@st.composite
def strategy(draw, size=5, *, scale=1.0, longest=3):
    """Up to `size` rows of one or two small whole numbers, times `scale`, in batches of some size, for up to `longest` epochs."""
    rows, features = draw(st.integers(1, size)), draw(st.integers(1, 2))
    values = draw(st.lists(st.integers(-2, 2), min_size=rows * features, max_size=rows * features))
    y = draw(st.lists(st.integers(0, 1), min_size=rows, max_size=rows))
    return (
        np.array(values, dtype=np.float64).reshape(rows, features) * scale,
        np.array(y, dtype=np.int64),
        draw(st.sampled_from([0.5, 1.0, 0.0])),
        draw(st.sampled_from([0.0, 0.25, 1.0])),
        draw(st.integers(1, rows + 1)),
        draw(st.integers(0, longest)),
        draw(st.integers(0, 99)),
    )


EDGE = {
    "no epochs": (np.array([[1.0], [2.0]]), np.array([0, 1]), 1.0, 0.5, 1, 0, 0),
    "one row": (np.array([[3.0]]), np.array([1]), 1.0, 0.0, 1, 2, 0),
    "one class": (np.array([[1.0], [2.0]]), np.array([1, 1]), 1.0, 0.0, 2, 2, 0),
    "the last batch is short": (np.array([[1.0], [1.0], [1.0]]), np.array([1, 1, 1]), 1.0, 0.0, 2, 1, 0),
    "a batch larger than the table": (np.array([[1.0], [2.0]]), np.array([0, 1]), 1.0, 0.5, 9, 1, 0),
    "far on the wrong side": (np.array([[100.0], [300.0]]), np.array([1, 0]), 1.0, 0.0, 2, 1, 0),
    "rate 0": (np.array([[1.0], [2.0]]), np.array([0, 1]), 0.0, 0.5, 1, 2, 0),
}
