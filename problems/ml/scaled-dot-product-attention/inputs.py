"""What attention may be called with: a few small whole numbers under any mask, the ends of the range, and plain floats."""

import numpy as np
from hypothesis import strategies as st

from rehearse_sandbox.kit import check_form

B_MAX = 3
N_MAX = 12
M_MAX = 12
D_MAX = 16
E_MAX = 16
ENTRY_MAX = 100


def valid(queries, keys, values, mask=None):
    """Whether these arguments are an input for which the statement promises a result."""
    if not (_plain(queries, N_MAX, D_MAX) and _plain(keys, M_MAX, D_MAX) and _plain(values, M_MAX, E_MAX)):
        return False
    (b, n, d), m = queries.shape, keys.shape[1]
    fits = keys.shape == (b, m, d) and values.shape[:2] == (b, m)
    return fits and (mask is None or (_is_mask(mask) and mask.shape in ((n, m), (b, n, m))))


def _plain(array, most, widest):
    return (
        isinstance(array, np.ndarray)
        and array.dtype == np.float64
        and array.ndim == 3
        and all(1 <= side <= top for side, top in zip(array.shape, (B_MAX, most, widest), strict=True))
        and bool((np.abs(array) <= ENTRY_MAX).all())
    )


def _is_mask(mask):
    return isinstance(mask, np.ndarray) and mask.dtype == np.bool_


def parts(answer, queries, keys, values):
    """Output and weights of an answer, after a check that it has the promised form."""
    b, n, m, e = len(queries), queries.shape[1], keys.shape[1], values.shape[2]
    output, weights = check_form(answer, kind=tuple, length=2, why="The function returns the pair (output, weights).")
    check_form(output, shape=(b, n, e), dtype="float64", why="Each query reads one row, as wide as a value.")
    check_form(weights, shape=(b, n, m), dtype="float64", why="Each query has one weight for each key.")
    return output, weights


@st.composite
def strategy(draw, size=3, *, extreme=False):
    """Up to two batch elements with up to `size` queries and keys of whole numbers, or of the ends of the range, and a mask or none."""
    entries = st.sampled_from([0, 1, ENTRY_MAX, -ENTRY_MAX]) if extreme else st.integers(-3, 3)
    b, n, m = draw(st.integers(1, 2)), draw(st.integers(1, size)), draw(st.integers(1, size))
    d, e = draw(st.integers(1, size)), draw(st.integers(1, 2))
    shapes = [(b, n, d), (b, m, d), (b, m, e)]
    counts = [int(np.prod(shape)) for shape in shapes]
    cells = np.array(draw(st.lists(entries, min_size=sum(counts), max_size=sum(counts))), dtype=np.float64)
    pieces = np.split(cells, np.cumsum(counts)[:-1])
    queries, keys, values = (piece.reshape(shape).copy() for piece, shape in zip(pieces, shapes, strict=True))
    sides = draw(st.sampled_from([None, (n, m), (b, n, m)]))
    if sides is None:
        return queries, keys, values, None
    seen = draw(st.lists(st.booleans(), min_size=int(np.prod(sides)), max_size=int(np.prod(sides))))
    return queries, keys, values, np.array(seen).reshape(sides)


@st.composite
def sequences(draw):
    """Medium arrays of plain floats with every size drawn by itself, and a mask that hides a third of the keys."""
    b, n, m, d, e = (draw(st.integers(1, most)) for most in (B_MAX, N_MAX, M_MAX, D_MAX, E_MAX))
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    queries, keys, values = (rng.normal(size=shape) for shape in ((b, n, d), (b, m, d), (b, m, e)))
    return queries, keys, values, rng.random((b, n, m)) < 2 / 3


def attend(function, case):
    """What a call with these arguments returns; without a mask, the argument is left out."""
    *arrays, mask = case
    return function(*arrays) if mask is None else function(*arrays, mask)


EDGE = {
    "one of everything": (np.array([[[2.0]]]), np.array([[[3.0]]]), np.array([[[5.0]]])),
    "a query that may look at nothing": (
        np.array([[[1.0], [1.0]]]),
        np.array([[[0.0], [0.0]]]),
        np.array([[[4.0], [8.0]]]),
        np.array([[False, False], [True, False]]),
    ),
    "equal scores": (np.zeros((1, 1, 2)), np.ones((1, 4, 2)), np.arange(4.0).reshape(1, 4, 1)),
    "largest scores": (
        np.full((1, 1, 16), 100.0),
        np.stack([[np.full(16, 100.0), np.full(16, -100.0)]]),
        np.array([[[1.0], [2.0]]]),
    ),
    "a mask for each batch element": (
        np.zeros((2, 1, 1)),
        np.zeros((2, 2, 1)),
        np.array([[[1.0], [2.0]], [[1.0], [2.0]]]),
        np.array([[[True, False]], [[False, True]]]),
    ),
}


def sizes(n):
    """n queries and n keys."""
    rng = np.random.default_rng(0)
    return tuple(rng.normal(size=(1, n, D_MAX)) for _ in range(3))
