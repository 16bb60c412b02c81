"""Small networks and batches of whole numbers, where units often stand at the kink, and plain floats, where none does."""

import numpy as np
from hypothesis import strategies as st

from rehearse_sandbox.kit import check_form, check_true

N_MAX = 40
D_MAX = 6
H_MAX = 8
K_MAX = 5
SCORE_MAX = 1e4

NAMES = ("W1", "b1", "W2", "b2")


def valid(params, X, y, decay=0.0):
    """Whether these arguments are an input for which the statement promises a result."""
    if not (isinstance(params, dict) and set(params) == set(NAMES) and np.ndim(X) == np.ndim(params["W2"]) == 2):
        return False
    (n, d), (h, k) = np.shape(X), np.shape(params["W2"])
    shapes = [(X, (n, d)), *zip((params[name] for name in NAMES), [(d, h), (h,), (h, k), (k,)], strict=True)]
    return (
        1 <= n <= N_MAX
        and 1 <= d <= D_MAX
        and 1 <= h <= H_MAX
        and 1 <= k <= K_MAX
        and all(_plain(array, shape) for array, shape in shapes)
        and isinstance(y, np.ndarray)
        and y.dtype == np.int64
        and y.shape == (n,)
        and bool(((y >= 0) & (y < k)).all())
        and type(decay) is float
        and 0.0 <= decay <= 1.0
    )


def _plain(array, shape):
    fits = isinstance(array, np.ndarray) and array.dtype == np.float64 and array.shape == shape
    return fits and bool((np.abs(array) <= SCORE_MAX).all())


def parts(answer, params):
    """Loss and gradients of an answer, after a check that it has the promised form."""
    loss, gradients = check_form(answer, kind=tuple, length=2, why="The function returns the pair (loss, gradients).")
    check_true(isinstance(loss, int | float | np.number), "The loss is one number, not an array.", output=loss)
    check_form(gradients, kind=dict, why="The gradients are a dictionary.")
    check_true(set(gradients) == set(NAMES), "There is one gradient for each parameter.", output=sorted(gradients))
    for name in NAMES:
        check_form(
            gradients[name], shape=params[name].shape, dtype="float64", why=f"The gradient of {name} has its shape."
        )
    return loss, gradients


def whole(draw, *shape):
    """An array of small whole numbers, as floats."""
    count = int(np.prod(shape))
    cells = draw(st.lists(st.integers(-2, 2), min_size=count, max_size=count))
    return np.array(cells, dtype=np.float64).reshape(shape)


@st.composite
def strategy(draw, size=3):
    """A network with up to `size` features, hidden units and classes, a batch for it, and a decay: (params, X, y, decay)."""
    n, d, h, k = (draw(st.integers(1, size)) for _ in range(4))
    params = {"W1": whole(draw, d, h), "b1": whole(draw, h), "W2": whole(draw, h, k), "b2": whole(draw, k)}
    y = np.array(draw(st.lists(st.integers(0, k - 1), min_size=n, max_size=n)), dtype=np.int64)
    return params, whole(draw, n, d), y, draw(st.sampled_from([0.0, 0.5]))


def drawn(seed, n, d, h, k):
    """A network of plain floats with a batch for it, and a decay."""
    rng = np.random.default_rng(seed)
    shapes = dict(zip(NAMES, [(d, h), (h,), (h, k), (k,)], strict=True))
    params = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    return params, rng.normal(size=(n, d)), rng.integers(0, k, size=n), 0.25


@st.composite
def batches(draw, most=(N_MAX, D_MAX, H_MAX, K_MAX)):
    """A network and a batch of plain floats, up to the largest allowed."""
    sides = [draw(st.integers(1, side)) for side in most]
    return drawn(draw(st.integers(0, 9999)), *sides)


def _network(W1, b1, W2, b2):
    return {name: np.array(rows, dtype=np.float64) for name, rows in zip(NAMES, (W1, b1, W2, b2), strict=True)}


EDGE = {
    "one hidden unit": (_network([[2]], [-1], [[0, 0]], [0, 0]), np.array([[1.0]]), np.array([0])),
    "a unit that is off": (_network([[1]], [-3], [[1, -1]], [0, 0]), np.array([[2.0]]), np.array([0])),
    "a unit at the kink": (_network([[1]], [-2], [[1, -1]], [0, 0]), np.array([[2.0]]), np.array([0])),
    "one class": (_network([[1]], [0], [[2]], [5]), np.array([[1.0]]), np.array([0]), 1.0),
    "certain and wrong": (_network([[0]], [0], [[0, 0]], [SCORE_MAX, -SCORE_MAX]), np.array([[1.0]]), np.array([1])),
}


def sizes(n):
    """A batch of n rows."""
    return drawn(0, n, D_MAX, H_MAX, K_MAX)
