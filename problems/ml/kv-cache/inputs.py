"""What `extend` may be called with: a few new rows behind a short cache of small whole numbers, the ends of the range, and plain floats."""

from itertools import pairwise

import numpy as np
from hypothesis import strategies as st
from solution import extend

from rehearse_sandbox.kit import check_form

B_MAX = 3
P_MAX = 32
D_MAX = 16
ENTRY_MAX = 10
CACHED_MAX = 320


def valid(X, cache, weights, positions, heads):
    """Whether these arguments are allowed. More rows than there are positions for are: they must raise ValueError."""
    if not (_plain(X, 3, ENTRY_MAX) and _plain(positions, 2, ENTRY_MAX) and type(heads) is int):
        return False
    if not (isinstance(cache, tuple) and len(cache) == 2 and all(_plain(part, 4, CACHED_MAX) for part in cache)):
        return False
    if not (isinstance(weights, tuple) and len(weights) == 4 and all(_plain(W, 2, 1) for W in weights)):
        return False
    b, m, d = X.shape
    known = cache[0].shape[2]
    return (
        1 <= b <= B_MAX
        and 1 <= m <= P_MAX
        and 1 <= d <= D_MAX
        and heads >= 1
        and d % heads == 0
        and all(part.shape == (b, heads, known, d // heads) for part in cache)
        and all(W.shape == (d, d) for W in weights)
        and positions.shape[1] == d
        and known <= len(positions) <= P_MAX
    )


def _plain(array, axes, most):
    plain = isinstance(array, np.ndarray) and array.dtype == np.float64 and array.ndim == axes
    return plain and bool((np.abs(array) <= most).all())


@st.composite
def strategy(draw, size=3, *, extreme=False):
    """Up to `size` new rows behind up to two cached ones, with up to two heads of width up to 2, of whole numbers or of the ends of the range."""
    entries = st.sampled_from([0, 1, ENTRY_MAX, -ENTRY_MAX]) if extreme else st.integers(-2, 2)
    cached = st.sampled_from([0, 1, 80, -80]) if extreme else st.integers(-2, 2)
    b, m, known = draw(st.integers(1, 2)), draw(st.integers(1, size)), draw(st.integers(0, 2))
    heads, width, spare = draw(st.integers(1, 2)), draw(st.integers(1, 2)), draw(st.integers(0, 1))
    d = heads * width

    def numbers(each, *shape):
        count = int(np.prod(shape))
        return np.array(draw(st.lists(each, min_size=count, max_size=count)), dtype=np.float64).reshape(shape)

    cache = numbers(cached, b, heads, known, width), numbers(cached, b, heads, known, width)
    weights = tuple(numbers(st.integers(-1, 1), d, d) for _ in range(4))
    return numbers(entries, b, m, d), cache, weights, numbers(entries, known + m + spare, d), heads


@st.composite
def texts(draw):
    """Sequences of plain floats with an empty cache, with one to four heads, and places between rows where they may be cut."""
    b, n, heads, width = (draw(st.integers(1, most)) for most in (B_MAX, 12, 4, 4))
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    d = heads * width
    X, positions = rng.uniform(-2.0, 2.0, size=(b, n, d)), rng.uniform(-2.0, 2.0, size=(n, d))
    weights = tuple(rng.uniform(-1.0, 1.0, size=(d, d)) for _ in range(4))
    cuts = sorted(draw(st.sets(st.integers(1, max(1, n - 1)), max_size=4))) if n > 1 else []
    return X, weights, positions, heads, cuts


def nothing_cached(b, heads, width):
    """The cache before the first call."""
    return np.zeros((b, heads, 0, width)), np.zeros((b, heads, 0, width))


def parts(answer, X, cache):
    """The rows and the cache of an answer, after a check that they have the promised form."""
    why = "extend returns the tuple (Y, (K, V)): the new rows' results, and the cache with their keys and values."
    Y, grown = check_form(answer, kind=tuple, length=2, why=why)
    check_form(grown, kind=tuple, length=2, why=why)
    check_form(Y, shape=X.shape, dtype="float64", why="There is one result for each new row, as wide as the row.")
    b, heads, known, width = cache[0].shape
    shape = (b, heads, known + X.shape[1], width)
    for part in grown:
        check_form(part, shape=shape, dtype="float64", why="The cache has grown by the new positions in each head.")
    return Y, grown


def read(X, weights, positions, heads, cuts=()):
    """All results of sequences that are read from their beginning in several calls, and the cache at the end."""
    b, n, d = X.shape
    cache, results = nothing_cached(b, heads, d // heads), []
    for begin, end in pairwise([0, *cuts, n]):
        piece = X[:, begin:end].copy()
        Y, cache = parts(extend(piece, cache, weights, positions, heads), piece, cache)
        results.append(Y)
    return np.concatenate(results, axis=1), cache


ONE = np.ones((1, 1))
NOTHING = np.zeros((1, 1))
EYE = np.eye(2)
EMPTY = np.zeros((1, 1, 0, 1))
CACHED = np.array([[[[1.0], [2.0]]]])
SHORT = np.array([[0.0], [10.0], [4.0]])

EDGE = {
    "one step": (np.array([[[3.0]]]), (CACHED, CACHED), (NOTHING, ONE, ONE, ONE), SHORT, 1),
    "nothing cached": (np.array([[[3.0]]]), (EMPTY, EMPTY), (ONE, ONE, ONE, ONE), SHORT, 1),
    "two rows in one call": (np.array([[[0.0], [6.0]]]), (EMPTY, EMPTY), (NOTHING, ONE, ONE, ONE), SHORT, 1),
    "one row too many": (np.array([[[0.0], [6.0]]]), (CACHED, CACHED), (NOTHING, ONE, ONE, ONE), SHORT, 1),
    "two heads": (
        np.array([[[4.0, 1.0]]]),
        (np.array([[[[2.0]], [[7.0]]]]), np.array([[[[2.0]], [[7.0]]]])),
        (np.zeros((2, 2)), EYE, EYE, EYE),
        np.zeros((4, 2)),
        2,
    ),
}
