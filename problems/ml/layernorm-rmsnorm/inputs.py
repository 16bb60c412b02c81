"""What the four functions may be called with: a few rows of small whole numbers, plain floats, and rows far from zero."""

import numpy as np
from hypothesis import strategies as st

from rehearse_sandbox.kit import check_form

B_MAX = 4
N_MAX = 10
D_MAX = 16
ENTRY_MAX = 10_000


def valid(X, gamma, beta, eps=1e-5):
    """Whether `layer_norm` may be called like this."""
    return _is_batch(X, ENTRY_MAX) and all(_is_row(row, X) for row in (gamma, beta)) and _is_epsilon(eps)


def valid_calls(name, arguments, operations):
    """Whether one of the functions may be called like this."""
    given = list(arguments)
    if name.endswith("backward"):
        slope = given.pop(0)
        if not (given and _is_batch(slope, 10) and isinstance(given[0], np.ndarray) and slope.shape == given[0].shape):
            return False
    if name != "layer_norm" and len(given) >= 2:
        given.insert(2, given[1])
    return 3 <= len(given) <= 4 and valid(*given)


def _is_batch(X, most):
    plain = isinstance(X, np.ndarray) and X.dtype == np.float64 and X.ndim == 3
    sides = zip(X.shape, (B_MAX, N_MAX, D_MAX), strict=True) if plain else ()
    return plain and all(1 <= side <= limit for side, limit in sides) and bool((np.abs(X) <= most).all())


def _is_row(row, X):
    plain = isinstance(row, np.ndarray) and row.dtype == np.float64 and row.shape == X.shape[2:]
    return plain and bool((np.abs(row) <= 10).all())


def _is_epsilon(eps):
    return type(eps) is float and 1e-5 <= eps <= 1.0


def parts(answer, X, count):
    """The gradients of an answer, after a check that it is a tuple of one for X and one for each of the parameters."""
    why = "The way back returns a tuple: the gradient for X, then one for each parameter, each shaped like what it belongs to."
    check_form(answer, kind=tuple, length=count, why=why)
    for array, shape in zip(answer, [X.shape, *[X.shape[2:]] * (count - 1)], strict=True):
        check_form(array, shape=shape, dtype="float64", why=why)
    return answer


def rows(answer, X):
    """The normalized rows of an answer, after a check that they have the promised form."""
    return check_form(answer, shape=X.shape, dtype="float64", why="Every row comes back normalized, as wide as it was.")


def whole(draw, *shape):
    """An array of small whole numbers, as floats."""
    count = int(np.prod(shape))
    cells = draw(st.lists(st.integers(-3, 3), min_size=count, max_size=count))
    return np.array(cells, dtype=np.float64).reshape(shape)


@st.composite
def strategy(draw):
    """Up to four rows of up to three entries with parameters for them: (X, gamma, beta, eps)."""
    b, n, d = draw(st.integers(1, 2)), draw(st.integers(1, 2)), draw(st.integers(1, 3))
    return whole(draw, b, n, d), whole(draw, d), whole(draw, d), draw(st.sampled_from([0.25, 1.0, 1e-5]))


@st.composite
def with_slopes(draw):
    """The same, and a slope for each entry of the result: (slope, X, gamma, beta, eps)."""
    case = draw(strategy())
    return whole(draw, *case[0].shape), *case


@st.composite
def batches(draw):
    """Rows of plain floats up to the largest batch, with parameters and slopes for them: (slope, X, gamma, beta, eps)."""
    shape = draw(st.integers(1, B_MAX)), draw(st.integers(2, N_MAX)), draw(st.integers(2, D_MAX))
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    slope, X = rng.normal(size=shape), rng.normal(scale=3.0, size=shape)
    gamma, beta = rng.uniform(-2.0, 2.0, size=(2, shape[2]))
    return slope, X, gamma.copy(), beta.copy(), draw(st.sampled_from([0.01, 0.2]))


ONE, TWO = np.ones(1), np.ones(2)

EDGE = {
    "one row": (np.array([[[1.0, 3.0]]]), np.array([1.0, 2.0]), np.array([0.0, 5.0]), 0.44),
    "rows side by side": (np.array([[[0.0, 2.0], [5.0, 7.0]]]), TWO, np.zeros(2)),
    "equal entries": (np.array([[[0.1, 0.1, 0.1]]]), np.ones(3), np.array([1.0, 2.0, 3.0])),
    "a row of zeros": (np.array([[[0.0, 0.0]]]), TWO, np.zeros(2)),
    "one feature": (np.array([[[4.0], [-2.0]]]), ONE, np.array([7.0])),
    "far from zero": (np.array([[[9999.98, 10000.0]]]), TWO, np.zeros(2)),
}

TRY = {
    "RMSNorm of a row": "rms_norm(array([[[0.2, 1.4]]]), array([1.0, 2.0]), 0.44)",
    "back through LayerNorm": "layer_norm_backward(array([[[1.0, 0.0]]]), array([[[1.0, 3.0]]]), array([1.0, 1.0]), 0.44)",
    "back through RMSNorm": "rms_norm_backward(array([[[1.0, 0.0]]]), array([[[0.2, 1.4]]]), array([1.0, 1.0]), 0.44)",
    "back through a row of zeros": "rms_norm_backward(array([[[1.0, 0.0]]]), array([[[0.0, 0.0]]]), array([1.0, 1.0]))",
}


def sizes(n):
    """One sequence of n rows."""
    return np.random.default_rng(0).normal(size=(1, n, D_MAX)), np.ones(D_MAX), np.zeros(D_MAX)
