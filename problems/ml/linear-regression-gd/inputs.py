"""What `fit` may be called with: small whole-number tables with rates that converge and rates that do not, and plain tables."""

import numpy as np
from hypothesis import strategies as st

N_MAX = 200
D_MAX = 8
STEPS_MAX = 2000
RATE_MAX = 1000


def standardised(X):
    """Z, and what was subtracted and divided by, column by column in plain Python."""
    columns, centres, spreads = [], [], []
    for column in X.T.tolist():
        centre = sum(column) / len(column)
        spread = (sum((x - centre) ** 2 for x in column) / len(column)) ** 0.5
        if max(column) == min(column):
            centre, spread = column[0], 1.0
        columns.append([(x - centre) / spread for x in column])
        centres.append(centre)
        spreads.append(spread)
    return np.array(columns).T, np.array(centres), np.array(spreads)


def is_clear(X, y, rate, steps):
    """Whether every loss is well below ten times the first one, or the first that is not is well above."""
    Z, _, _ = standardised(X)
    v, a, errors = np.zeros(Z.shape[1]), 0.0, -y
    limit = 10 * (errors @ errors)
    for _ in range(steps):
        v, a = v - rate * (Z.T @ errors) / len(y), a - rate * errors.mean()
        errors = Z @ v + a - y
        loss = errors @ errors
        if loss > limit:
            return bool(loss > 1.01 * limit)
        if limit and loss > 0.99 * limit:
            return False
    return True


def valid(X, y, rate, steps):
    """Whether the statement allows this call. A rate that diverges is allowed: it must raise ValueError."""
    return (
        isinstance(X, np.ndarray)
        and isinstance(y, np.ndarray)
        and X.dtype == y.dtype == np.float64
        and X.ndim == 2
        and y.shape == X.shape[:1]
        and 1 <= X.shape[0] <= N_MAX
        and 1 <= X.shape[1] <= D_MAX
        and bool(np.isfinite(X).all() and np.isfinite(y).all())
        and isinstance(rate, float)
        and 0 <= rate <= RATE_MAX
        and type(steps) is int
        and 0 <= steps <= STEPS_MAX
        and is_clear(X, y, rate, steps)
    )


@st.composite
def tables(draw, size=4):
    """Up to `size` rows of one or two features and a target, all of them small whole numbers."""
    rows, features = draw(st.integers(1, size)), draw(st.integers(1, 2))
    count = rows * (features + 1)
    table = np.array(draw(st.lists(st.integers(-3, 3), min_size=count, max_size=count)), dtype=np.float64)
    table = table.reshape(rows, features + 1)
    return table[:, :-1].copy(), table[:, -1].copy()


def strategy(size=4):
    """A small table, a rate that may be too large, and a few steps."""
    rates, steps = st.sampled_from([0.0, 0.25, 0.5, 1.0, 1.75, 3.0]), st.integers(0, 4)
    cases = st.tuples(tables(size), rates, steps).map(lambda case: (*case[0], *case[1:]))
    return cases.filter(lambda case: is_clear(*case))


EDGE = {
    "no steps": (np.array([[1.0], [5.0]]), np.array([1.0, 7.0]), 0.5, 0),
    "one row": (np.array([[2.0, -1.0]]), np.array([3.0]), 0.5, 4),
    "equal entries": (np.array([[0.1], [0.1], [0.1]]), np.array([1.0, 2.0, 6.0]), 1.0, 1),
    "rate 0": (np.array([[1.0], [5.0]]), np.array([1.0, 7.0]), 0.0, 3),
    "same column twice": (np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]]), np.array([1.0, 3.0, 5.0]), 0.5, 60),
    "all targets 0": (np.array([[1.0], [5.0]]), np.array([0.0, 0.0]), 3.0, 2),
    "rises, but not tenfold": (np.array([[1.0], [5.0]]), np.array([1.0, 7.0]), 3.0, 1),
    "diverges": (np.array([[1.0], [5.0]]), np.array([1.0, 7.0]), 3.0, 2),
    "overflows": (np.array([[1.0], [5.0]]), np.array([1.0, 7.0]), 1000.0, 300),
}
