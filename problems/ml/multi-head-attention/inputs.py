"""What multi-head attention may be called with: short sequences of small whole numbers, the ends of the range, and plain floats."""

import numpy as np
from hypothesis import strategies as st

B_MAX = 3
N_MAX = 12
D_MAX = 24
ENTRY_MAX = 10


def valid(X, Wq, Wk, Wv, Wo, heads, causal=False):  # noqa: FBT002 - the shape of the call
    """Whether these arguments are allowed. Heads that do not divide the width are: they must raise ValueError."""
    if not (_plain(X, 3, ENTRY_MAX) and all(_plain(W, 2, 1) for W in (Wq, Wk, Wv, Wo))):
        return False
    b, n, d = X.shape
    return (
        1 <= b <= B_MAX
        and 1 <= n <= N_MAX
        and 1 <= d <= D_MAX
        and all(W.shape == (d, d) for W in (Wq, Wk, Wv, Wo))
        and type(heads) is int
        and type(causal) is bool
    )


def _plain(array, axes, most):
    plain = isinstance(array, np.ndarray) and array.dtype == np.float64 and array.ndim == axes
    return plain and bool((np.abs(array) <= most).all())


@st.composite
def strategy(draw, size=3, *, extreme=False):
    """Up to two sequences of up to `size` positions and up to two heads of width up to 2, of whole numbers or of the ends of the range."""
    entries = st.sampled_from([0, 1, ENTRY_MAX, -ENTRY_MAX]) if extreme else st.integers(-2, 2)
    b, n = draw(st.integers(1, 2)), draw(st.integers(1, size))
    heads, width = draw(st.integers(1, 2)), draw(st.integers(1, 2))
    d = heads * width
    X = np.array(draw(st.lists(entries, min_size=b * n * d, max_size=b * n * d)), dtype=np.float64).reshape(b, n, d)
    cells = draw(st.lists(st.integers(-1, 1), min_size=4 * d * d, max_size=4 * d * d))
    weights = np.array(cells, dtype=np.float64).reshape(4, d, d)
    return X, *(W.copy() for W in weights), heads, draw(st.booleans())


@st.composite
def sequences(draw):
    """Medium sequences of plain floats, with one to four heads of width one to four."""
    b, n, heads, width = (draw(st.integers(1, most)) for most in (B_MAX, N_MAX, 4, 4))
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    d = heads * width
    X, weights = rng.uniform(-2.0, 2.0, size=(b, n, d)), rng.uniform(-1.0, 1.0, size=(4, d, d))
    return X, *(W.copy() for W in weights), heads, draw(st.booleans())


ONE = np.ones((1, 1))
TALL = np.stack([[np.full(16, -10.0), np.full(16, 10.0)]])

EDGE = {
    "one position": (np.array([[[1.0, 2.0]]]), np.eye(2), np.eye(2), np.eye(2), np.eye(2), 2),
    "one head": (np.array([[[1.0, 0.0], [0.0, 1.0]]]), np.eye(2), np.eye(2), np.eye(2), np.eye(2), 1),
    "a head for each column": (np.array([[[1.0, 0.0], [0.0, 1.0]]]), np.eye(2), np.eye(2), np.eye(2), np.eye(2), 2),
    "causal": (np.array([[[1.0], [3.0]]]), np.zeros((1, 1)), ONE, ONE, ONE, 1, True),
    "largest scores": (TALL, np.ones((16, 16)), np.full((16, 16), -1.0), np.eye(16), np.eye(16), 1, True),
    "heads that do not fit": (np.ones((1, 1, 4)), np.eye(4), np.eye(4), np.eye(4), np.eye(4), 3),
}


def sizes(n):
    """One sequence of n positions."""
    rng = np.random.default_rng(0)
    return rng.normal(size=(1, n, 16)), *(rng.uniform(-1.0, 1.0, size=(16, 16)) for _ in range(4)), 4
