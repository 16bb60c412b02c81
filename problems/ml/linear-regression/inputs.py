"""What `fit` may be called with: small whole-number tables, tables with dependent columns, and nearly collinear ones."""

import numpy as np
from hypothesis import strategies as st

from rehearse_sandbox.kit import check_form, check_true

N_MAX = 200
D_MAX = 8


def valid(X, y):
    """Whether (X, y) is an input that the statement allows."""
    return (
        isinstance(X, np.ndarray)
        and isinstance(y, np.ndarray)
        and X.dtype == y.dtype == np.float64
        and X.ndim == 2
        and y.shape == X.shape[:1]
        and 1 <= X.shape[0] <= N_MAX
        and 1 <= X.shape[1] <= D_MAX
        and bool(np.isfinite(X).all() and np.isfinite(y).all())
    )


def measures(X, y):
    """The condition number of the centred columns, which no size of a table shows; 0 where they are dependent."""
    values = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    return {"condition_max": values[0] / values[-1] if values[-1] > 1e-9 * values[0] else 0.0}


def parts(answer, features):
    """The weights and the intercept of an answer, after a check that it has the promised form."""
    weights, intercept = check_form(answer, kind=tuple, length=2, why="fit returns the pair (weights, intercept).")
    check_form(weights, shape=(features,), dtype="float64", why="There is one float64 weight per column of X.")
    check_true(
        isinstance(intercept, int | float | np.number), "The intercept is one number, not an array.", output=intercept
    )
    return weights, intercept


def split(numbers, rows):
    """Features and target of a table given row by row, with the target in its last column."""
    table = np.array(numbers, dtype=np.float64).reshape(rows, -1)
    return table[:, :-1].copy(), table[:, -1].copy()


@st.composite
def strategy(draw, size=4):
    """A table of small whole numbers with up to `size` rows and one feature fewer; often short of full rank."""
    rows = draw(st.integers(1, size))
    features = draw(st.integers(1, max(1, size - 1)))
    count = rows * (features + 1)
    return split(draw(st.lists(st.integers(-3, 3), min_size=count, max_size=count)), rows)


@st.composite
def noisy(draw):
    """A table of plain floats, well conditioned, with noise in the target."""
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    features = draw(st.integers(1, D_MAX))
    rows = draw(st.integers(features + 2, N_MAX))
    X = rng.normal(size=(rows, features)) + rng.uniform(-10.0, 10.0, size=features)
    return X, X @ rng.normal(size=features) + rng.normal(size=rows)


@st.composite
def nearly_collinear(draw):
    """A table whose centred features have condition number 1e6, and the weights and intercept it was made with."""
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    features = draw(st.integers(2, D_MAX))
    rows = draw(st.integers(features + 2, 60))
    left = rng.normal(size=(rows, features))
    left, _ = np.linalg.qr(left - left.mean(axis=0))
    right, _ = np.linalg.qr(rng.normal(size=(features, features)))
    X = left @ np.diag(np.geomspace(10.0, 1e-5, features)) @ right.T + rng.uniform(-1.0, 1.0, size=features)
    weights = rng.uniform(1.0, 2.0, size=features) * rng.choice([-1.0, 1.0], size=features)
    return X, weights, float(rng.uniform(-5.0, 5.0))


EDGE = {
    "one row": (np.array([[2.0, -1.0]]), np.array([3.0])),
    "nothing varies": (np.array([[0.1, 0.7], [0.1, 0.7], [0.1, 0.7]]), np.array([1.0, 2.0, 4.0])),
    "constant column": (np.array([[5.0, 0.0], [5.0, 1.0], [5.0, 2.0]]), np.array([1.0, 2.0, 4.0])),
    "more features than rows": (np.array([[1.0, 0.0, 2.0], [0.0, 1.0, 1.0]]), np.array([1.0, -1.0])),
    "same column twice": (np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]]), np.array([1.0, 3.0, 5.0])),
}


def sizes(n):
    """An input with n rows."""
    rng = np.random.default_rng(0)
    return rng.normal(size=(n, D_MAX)), rng.normal(size=n)
