"""What may be multiplied: two small matrices of whole numbers, some with an empty side, and the size of a tile."""

import math

import numpy as np
from hypothesis import strategies as st

from rehearse_sandbox.kit import check_form, check_same, check_true

SIDE_MAX = 64
SIZE_MAX = 64

CLOSED = "The last argument is a function, which cannot be typed in here."


def is_matrix(matrix):
    return (
        isinstance(matrix, np.ndarray)
        and matrix.dtype == np.float64
        and matrix.ndim == 2
        and max(matrix.shape) <= SIDE_MAX
        and bool(np.isfinite(matrix).all())
    )


def valid(A, B, size):
    """Whether the statement allows these matrices and this size. What must raise ValueError is allowed, too."""
    return is_matrix(A) and is_matrix(B) and type(size) is int and size <= SIZE_MAX


def device():
    """A `multiply`, and the list of the shapes that it is called with."""
    calls = []

    def multiply(a, b):
        if a.ndim != 2 or b.ndim != 2:
            raise ValueError("a tile is a matrix with two axes")
        calls.append((a.shape, b.shape))
        return a @ b

    return multiply, calls


def parts(side, size):
    """How long the tiles along a side are when it is cut at the multiples of size."""
    return [min(size, side - start) for start in range(0, side, size)]


def check_calls(calls, sides, size):
    """A product with these three sides took each pair of tiles once: no tile too large, none twice, none padded."""
    for left, right in calls:
        tiles = (*left, *right)
        check_true(all(1 <= side <= size for side in tiles), f"A side of a tile is from 1 to {size}.", output=calls)
    rows, inner, columns = (parts(side, size) for side in sides)
    expected = [((i, j), (j, k)) for i in rows for j in inner for k in columns]
    why = "Each tile of A meets each tile of B that it is multiplied with exactly once, also one that holds only zeros."
    check_same(len(calls), len(expected), why=why)
    work = sum(left[0] * left[1] * right[1] for left, right in calls)
    check_same(work, math.prod(sides), why="Tiles at an edge are smaller: they are not padded.")
    check_same(
        sorted(calls), sorted(expected), why="Tiles are cut at the multiples of size: only the last may be smaller."
    )


def both(answer, A, B):
    """Both gradients, after a check that they have the shapes of A and B."""
    by_A, by_B = check_form(answer, kind=tuple, length=2, why="The answer is the tuple of both gradients.")
    check_form(by_A, shape=A.shape, dtype="float64", why="The gradient with respect to A has the shape of A.")
    check_form(by_B, shape=B.shape, dtype="float64", why="The gradient with respect to B has the shape of B.")
    return by_A, by_B


def numbers(draw, rows, columns):
    """A matrix of small whole numbers."""
    found = draw(st.lists(st.integers(-3, 3), min_size=rows * columns, max_size=rows * columns))
    return np.array(found, dtype=np.float64).reshape(rows, columns)


@st.composite
def strategy(draw, size=4):
    """Two matrices with sides up to `size`, seldom an empty one, and tiles up to 3."""
    n, k, m = (draw(st.sampled_from([2, 1, *range(3, size + 1), 0])) for _ in range(3))
    return numbers(draw, n, k), numbers(draw, k, m), draw(st.integers(1, 3))


@st.composite
def layers(draw):
    """Two matrices, the gradient with respect to their product, and the size of a tile."""
    A, B, size = draw(strategy(size=3))
    return A, B, numbers(draw, A.shape[0], B.shape[1]), size


EDGE = {
    "one number each": (np.array([[2.0]]), np.array([[3.0]]), 1),
    "tiles larger than the matrices": (np.ones((2, 2)), np.ones((2, 2)), 5),
    "tiles that do not fit evenly": (np.ones((3, 5)), np.ones((5, 4)), 2),
    "an empty inner side": (np.ones((2, 0)), np.ones((0, 3)), 2),
    "no rows": (np.ones((0, 2)), np.ones((2, 3)), 2),
    "no columns": (np.ones((2, 2)), np.ones((2, 0)), 2),
    "shapes that do not fit": (np.ones((2, 2)), np.ones((3, 2)), 2),
    "a size of zero": (np.ones((2, 2)), np.ones((2, 2)), 0),
}
