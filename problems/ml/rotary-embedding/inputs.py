"""What `rotary_embedding` may be called with: a few rows of small whole numbers at near and far positions, and plain floats."""

import numpy as np
from hypothesis import strategies as st

from rehearse_sandbox.kit import check_form

B_MAX = 3
H_MAX = 4
N_MAX = 12
D_MAX = 16
ENTRY_MAX = 10
OFFSET_MAX = 10_000


def valid(X, offsets, base=10000.0, interleaved=False):  # noqa: FBT002 - the shape of the call
    """Whether these arguments are allowed. An odd width and offsets below 0 are: they must raise ValueError."""
    if not (isinstance(X, np.ndarray) and X.dtype == np.float64 and X.ndim == 4):
        return False
    sides = zip(X.shape, (B_MAX, H_MAX, N_MAX, D_MAX), strict=True)
    return (
        all(1 <= side <= most for side, most in sides)
        and bool((np.abs(X) <= ENTRY_MAX).all())
        and isinstance(offsets, np.ndarray)
        and offsets.dtype == np.int64
        and offsets.shape == X.shape[:1]
        and bool((np.abs(offsets) <= OFFSET_MAX).all())
        and type(base) is float
        and 2.0 <= base <= 1e6
        and type(interleaved) is bool
    )


def turned(answer, X):
    """The turned rows, after a check that they have the promised form."""
    return check_form(answer, shape=X.shape, dtype="float64", why="Every row comes back turned, as wide as it was.")


@st.composite
def strategy(draw, size=2):
    """Up to two sequences with up to two heads and `size` rows of one or two pairs, at positions near and far."""
    b, h, n = draw(st.integers(1, 2)), draw(st.integers(1, 2)), draw(st.integers(1, size))
    d = draw(st.sampled_from([4, 2]))
    count = b * h * n * d
    X = np.array(draw(st.lists(st.integers(-2, 2), min_size=count, max_size=count)), dtype=np.float64)
    offsets = draw(st.lists(st.sampled_from([0, 1, 2, 5, OFFSET_MAX]), min_size=b, max_size=b))
    base = draw(st.sampled_from([10000.0, 100.0, 2.0]))
    return X.reshape(b, h, n, d), np.array(offsets), base, draw(st.booleans())


@st.composite
def texts(draw):
    """Sequences of plain floats, up to the largest allowed but for the offsets, and a place between two rows."""
    b, h, n = draw(st.integers(1, B_MAX)), draw(st.integers(1, H_MAX)), draw(st.integers(2, N_MAX))
    d = 2 * draw(st.integers(1, D_MAX // 2))
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    X, offsets = rng.uniform(-2.0, 2.0, size=(b, h, n, d)), rng.integers(0, 100, size=b)
    return X, offsets, draw(st.sampled_from([10000.0, 50.0])), draw(st.booleans()), draw(st.integers(1, n - 1))


EDGE = {
    "one pair": (np.array([[[[1.0, 0.0], [1.0, 0.0]]]]), np.array([0])),
    "pairs from two halves": (np.array([[[[1.0, 3.0, 0.0, 0.0]]]]), np.array([2])),
    "pairs of neighbours": (np.array([[[[1.0, 0.0, 3.0, 0.0]]]]), np.array([2]), 10000.0, True),
    "sequences of different lengths": (np.array([[[[1.0, 0.0]]], [[[1.0, 0.0]]]]), np.array([0, 4])),
    "a small base": (np.array([[[[1.0, 1.0, 0.0, 0.0]]]]), np.array([1]), 4.0),
    "far from the beginning": (np.array([[[[1.0, 0.0]]]]), np.array([OFFSET_MAX])),
    "odd width": (np.array([[[[1.0, 2.0, 3.0]]]]), np.array([0])),
    "negative offset": (np.array([[[[1.0, 0.0]]]]), np.array([-1])),
}


def sizes(n):
    """One sequence of n rows."""
    return np.random.default_rng(0).normal(size=(1, H_MAX, n, D_MAX)), np.array([0])
