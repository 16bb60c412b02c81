"""What `knn_predict` may be called with: few points on a small grid, where ties are frequent, and the edges."""

import numpy as np
from hypothesis import strategies as st

N_MAX = 1500
M_MAX = 500
D_MAX = 100
X_MAX = 1_000_000_000
SPREAD_MAX = 1_000_000
LABEL_MAX = 1_000_000_000


def _is_table(table, rows_max, rows_min):
    return (
        isinstance(table, np.ndarray)
        and table.dtype == np.float64
        and table.ndim == 2
        and rows_min <= table.shape[0] <= rows_max
        and 1 <= table.shape[1] <= D_MAX
        and bool(((np.abs(table) <= X_MAX) & (table == np.round(table))).all())
    )


def valid(X, y, queries, k):
    """Whether the statement allows this call. A k that is too small or too large is allowed: it must raise ValueError."""
    return (
        _is_table(X, N_MAX, 1)
        and _is_table(queries, M_MAX, 0)
        and X.shape[1] == queries.shape[1]
        and bool((np.ptp(np.concatenate([X, queries]), axis=0) <= SPREAD_MAX).all())
        and isinstance(y, np.ndarray)
        and y.dtype == np.int64
        and y.shape == X.shape[:1]
        and bool((np.abs(y) <= LABEL_MAX).all())
        and type(k) is int
    )


def measures(X, y, queries, k):
    """The largest difference within a column, which no single number shows."""
    return {"spread_max": float(np.ptp(np.concatenate([X, queries]), axis=0).max())}


@st.composite
def strategy(draw, size=6):
    """Up to `size` training rows and 2 queries on a small grid, two or three labels, and some k from 1 to the number of rows."""
    rows, columns, asked = draw(st.integers(1, size)), draw(st.integers(1, 2)), draw(st.integers(1, 2))
    count = (rows + asked) * columns
    points = np.array(draw(st.lists(st.integers(-2, 2), min_size=count, max_size=count)), dtype=np.float64)
    points = points.reshape(-1, columns)
    y = draw(st.lists(st.sampled_from([-1, 5, 2]), min_size=rows, max_size=rows))
    return points[:rows].copy(), np.array(y, dtype=np.int64), points[rows:].copy(), draw(st.integers(1, rows))


@st.composite
def crowds(draw):
    """Up to 40 rows and 3 queries on a small grid, where many rows are equally far; read as a whole, not entry by entry."""
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    rows, columns = draw(st.integers(2, 40)), draw(st.integers(1, 4))
    X, queries = (rng.integers(-3, 4, size=(count, columns)).astype(np.float64) for count in (rows, 3))
    return X, rng.integers(-2, 3, size=rows), queries, draw(st.integers(1, rows))


EDGE = {
    "one row": (np.array([[0.0]]), np.array([3]), np.array([[7.0]]), 1),
    "equal distances": (np.array([[1.0], [-1.0]]), np.array([9, 4]), np.array([[0.0]]), 1),
    "equal votes": (np.array([[1.0], [3.0]]), np.array([9, 4]), np.array([[0.0]]), 2),
    "everybody votes": (np.array([[0.0], [5.0], [6.0]]), np.array([1, 2, 2]), np.array([[0.0]]), 3),
    "far from zero": (np.array([[1000000000.0], [999999998.0]]), np.array([1, 2]), np.array([[999999997.0]]), 1),
    "no queries": (np.array([[0.0]]), np.array([3]), np.zeros((0, 1)), 1),
    "k is zero": (np.array([[0.0]]), np.array([3]), np.array([[7.0]]), 0),
    "k is too large": (np.array([[0.0]]), np.array([3]), np.array([[7.0]]), 2),
}
