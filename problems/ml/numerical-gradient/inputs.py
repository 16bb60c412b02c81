"""Two gradients to be compared, and small points with polynomials whose differences are known exactly."""

import numpy as np
from hypothesis import strategies as st

from rehearse_sandbox.kit import check_form

SIZE_MAX = 100
VALUE_MAX = 1_000_000

CLOSED = "One of the arguments is a function, which cannot be typed in here."


def valid(analytic, numeric, floor):
    """Whether these are two gradients and a floor. Those that must raise ValueError are allowed."""
    return (
        all(isinstance(array, np.ndarray) and array.dtype == np.float64 for array in (analytic, numeric))
        and all(array.ndim >= 1 and array.size <= SIZE_MAX for array in (analytic, numeric))
        and all(np.all(np.abs(array[np.isfinite(array)]) <= VALUE_MAX) for array in (analytic, numeric))
        and type(floor) is float
        and 1e-9 <= floor <= 10
    )


def gradient_of(answer, point):
    """A numerical gradient, after a check that it has the promised form."""
    why = "The gradient is a float64 array with the shape of the point."
    return check_form(answer, shape=point.shape, dtype="float64", why=why)


def largest_error(analytic, numeric, floor):
    """The largest relative difference, place by place."""
    pairs = zip(analytic.ravel().tolist(), numeric.ravel().tolist(), strict=True)
    return max((abs(one - other) / max(abs(one), abs(other), floor) for one, other in pairs), default=0.0)


#: Shapes of one to three axes, with few numbers or none.
SHAPES = st.sampled_from([(1,), (2,), (3,), (2, 2), (1, 1, 2), (0,), (2, 0)])

#: Steps by which small whole numbers are moved without rounding.
STEPS = st.sampled_from([0.5, 0.25, 2.0])


def whole(draw, shape, dtype=np.float64):
    """An array of small whole numbers."""
    count = int(np.prod(shape))
    cells = draw(st.lists(st.integers(-4, 4), min_size=count, max_size=count))
    return np.array(cells, dtype=dtype).reshape(shape)


@st.composite
def strategy(draw):
    """Two gradients of the same shape and size of numbers, and a floor that is often above some of these."""
    shape, scale = draw(SHAPES), draw(st.sampled_from([1.0, 1e-9, 1e5]))
    return whole(draw, shape) * scale, whole(draw, shape) * scale, draw(st.sampled_from([1e-8, 2.0, 0.5]))


@st.composite
def points(draw):
    """A point of floats or of integers."""
    return whole(draw, draw(SHAPES), draw(st.sampled_from([np.float64, np.int64])))


@st.composite
def points_with_weights(draw):
    """A point of floats or of integers, and two arrays of weights of the same shape."""
    point = draw(points())
    return point, whole(draw, point.shape), whole(draw, point.shape)


EDGE = {
    "no numbers": (np.zeros(0), np.zeros(0), 1e-8),
    "two zeros": (np.zeros(2), np.zeros(2), 1e-8),
    "equal": (np.array([1.0, -2.0]), np.array([1.0, -2.0]), 1e-8),
    "opposite signs": (np.array([3.0]), np.array([-3.0]), 1e-8),
    "below the floor": (np.array([0.0]), np.array([1e-10]), 1e-8),
    "a large floor": (np.array([1.0]), np.array([2.0]), 4.0),
    "different shapes": (np.ones(2), np.ones((2, 1)), 1e-8),
    "not a number": (np.array([1.0]), np.array([np.nan]), 1e-8),
    "infinite on both sides": (np.array([np.inf]), np.array([np.inf]), 1e-8),
}
