"""What `k_means` may be called with: few rows on a small grid, centres that tie, meet or stay empty, and slow drifts."""

import numpy as np
from hypothesis import strategies as st

from rehearse_sandbox.kit import check_close, check_form, check_same

N_MAX = 500
D_MAX = 8
K_MAX = 20
X_MAX = 1000
ROUNDS_MAX = 1_000_000_000

#: Squared distances that are closer than this are equal and exact, or the input is not allowed.
GAP = 1e-6

#: Within so many rounds nothing changes any more.
ENOUGH = 100


def squared_distances(X, centres):
    """One row for each row of X, one column for each centre."""
    return ((X[:, np.newaxis, :] - centres) ** 2).sum(axis=2)


def is_exact(points):
    """Whether all coordinates are multiples of 1/64, so that no formula for a squared distance has to round."""
    return bool((points * 64 == np.round(points * 64)).all())


def is_clear(X, centres, rounds):
    """Whether each assignment on the way is beyond doubt: the nearest centres tie exactly, or by far not."""
    before = None
    for _ in range(min(rounds, ENOUGH) + 1):
        distances = squared_distances(X, centres)
        near = distances <= distances.min(axis=1, keepdims=True) + GAP
        for i in np.flatnonzero(near.sum(axis=1) > 1):
            if np.ptp(distances[i, near[i]]) > 0 or not (is_exact(X[i]) and is_exact(centres[near[i]])):
                return False
        labels = distances.argmin(axis=1)
        if before is not None and (labels == before).all():
            return True
        before = labels
        centres = moved(X, centres, labels)
    return rounds <= ENOUGH


def moved(X, centres, labels):
    """Each centre at the mean of its rows, in plain Python; one without rows where it was."""
    places = centres.tolist()
    for j in range(len(places)):
        rows = [row for row, label in zip(X.tolist(), labels.tolist(), strict=True) if label == j]
        if rows:
            places[j] = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    return np.array(places).reshape(centres.shape)


def _is_table(table, rows_max):
    return (
        isinstance(table, np.ndarray)
        and table.dtype == np.float64
        and table.ndim == 2
        and 1 <= table.shape[0] <= rows_max
        and 1 <= table.shape[1] <= D_MAX
        and bool((np.abs(table) <= X_MAX).all())
    )


def valid(X, centres, rounds):
    """Whether the statement allows this call: sizes, bounds, and no assignment that hangs on a rounding."""
    return (
        _is_table(X, N_MAX)
        and _is_table(centres, K_MAX)
        and X.shape[1] == centres.shape[1]
        and type(rounds) is int
        and 0 <= rounds <= ROUNDS_MAX
        and is_clear(X, centres, rounds)
    )


def parts(answer, X, centres):
    """The centres and the labels of an answer, after a check that it has the promised form."""
    found, labels = check_form(answer, kind=tuple, length=2, why="k_means returns the pair (centres, labels).")
    check_form(found, shape=centres.shape, dtype="float64", why="There are as many float64 centres as were given.")
    check_form(labels, shape=(len(X),), dtype="int64", why="There is one int64 label for each row.")
    return found, labels


def check_answer(answer, expected):
    """The centres are close to the expected ones, and the labels are the same."""
    centres, labels = check_form(answer, kind=tuple, length=2, why="k_means returns the pair (centres, labels).")
    check_close(centres, expected[0], dtype="float64")
    check_same(labels, expected[1])


@st.composite
def strategy(draw, size=6):
    """Up to `size` rows and 3 centres on a small grid, and a few rounds; ties, equal and empty centres are frequent."""
    rows, count, columns = draw(st.integers(1, size)), draw(st.integers(1, 3)), draw(st.integers(1, 2))
    amount = (rows + count) * columns
    points = np.array(draw(st.lists(st.integers(-4, 4), min_size=amount, max_size=amount)), dtype=np.float64)
    points = points.reshape(-1, columns)
    return points[:rows].copy(), points[rows:].copy(), draw(st.integers(0, 4))


@st.composite
def crowds(draw, rounds):
    """Plain floats: up to 40 rows around a few places, some of the rows as centres to begin with, and up to `rounds` rounds."""
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    rows, columns, count = draw(st.integers(2, 40)), draw(st.integers(1, D_MAX)), draw(st.integers(1, 6))
    X = rng.normal(size=(rows, columns)) + 3.0 * rng.integers(-3, 4, size=(rows, 1))
    return X, X[rng.integers(0, rows, size=count)].copy(), draw(st.integers(0, rounds))


def drift():
    """Two centres that move by less than a ten-thousandth in most rounds, and still have a way to go."""
    rng = np.random.default_rng(17)
    X = 999.0 + 0.06 * np.sort(rng.random(N_MAX))[:, np.newaxis]
    return X, np.array([[999.0], [999.004]])


EDGE = {
    "one row, one centre": (np.array([[3.0]]), np.array([[0.0]]), 1),
    "no rounds": (np.array([[3.0], [5.0]]), np.array([[0.0], [8.0]]), 0),
    "as many centres as rows": (np.array([[3.0], [5.0]]), np.array([[3.0], [5.0]]), 9),
    "more centres than rows": (np.array([[3.0]]), np.array([[2.0], [4.0], [9.0]]), 9),
    "equal centres": (np.array([[3.0], [5.0]]), np.array([[4.0], [4.0]]), 9),
    "equal rows": (np.array([[3.0], [3.0]]), np.array([[0.0], [6.0]]), 9),
    "a centre that nobody has": (np.array([[0.0], [2.0]]), np.array([[1.0], [50.0]]), 9),
    "as many rounds as allowed": (np.array([[0.0], [2.0], [9.0]]), np.array([[0.0], [2.0]]), ROUNDS_MAX),
}
