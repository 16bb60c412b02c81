"""What `clip_by_global_norm` may be called with: a few small arrays of whole numbers, and arrays of very large or small ones."""

import math
from fractions import Fraction

import numpy as np
from hypothesis import strategies as st

from rehearse_sandbox.kit import check_form

SIZE_MAX = 2000
LEAST = 1e-200
MOST = 1e200
#: How far the sizes of the numbers of one call are apart at most, zeros aside.
SPAN = 1e100


def valid(gradients, max_norm):
    """Whether this is a list of arrays and a limit. Those that must raise ValueError are allowed."""
    return (
        isinstance(gradients, list)
        and all(isinstance(array, np.ndarray) and array.dtype == np.float64 for array in gradients)
        and sum(array.size for array in gradients) <= SIZE_MAX
        and _are_in_range([number for array in gradients for number in array.ravel().tolist()])
        and type(max_norm) is float
        and not math.isnan(max_norm)
    )


def _are_in_range(numbers):
    sizes = [abs(number) for number in numbers if number != 0 and math.isfinite(number)]
    return not sizes or (min(sizes) >= LEAST and max(sizes) <= MOST and max(sizes) / min(sizes) <= SPAN)


def exact_norm(gradients):
    """The global norm, from an exact sum of squares."""
    total = sum(Fraction(number) ** 2 for array in gradients for number in array.ravel().tolist())
    if total == 0:
        return 0.0
    # The root of a fraction whose parts fit no float: scale by an even power of two that brings it near 1.
    shift = (total.numerator.bit_length() - total.denominator.bit_length()) // 2 * 2
    return math.ldexp(math.sqrt(total / Fraction(2) ** shift), shift // 2)


def clipped(answer, gradients):
    """The arrays and the norm of an answer, after a check that it has the promised form."""
    check_form(answer, kind=tuple, length=2, why="The result is a tuple: the clipped gradients, and the norm before.")
    arrays, norm = answer
    check_form(arrays, kind=list, length=len(gradients), why="There is one clipped array for each gradient, in a list.")
    for array, gradient in zip(arrays, gradients, strict=True):
        check_form(
            array, shape=gradient.shape, dtype="float64", why="A clipped gradient has the shape of the gradient."
        )
    return arrays, norm


def whole(draw, shape):
    """An array of small whole numbers, as floats."""
    count = int(np.prod(shape))
    cells = draw(st.lists(st.integers(-4, 4), min_size=count, max_size=count))
    return np.array(cells, dtype=np.float64).reshape(shape)


@st.composite
def strategy(draw, size=3):
    """Up to `size` small arrays, and a limit that is often below their norm."""
    shapes = draw(st.lists(st.sampled_from([(1,), (2,), (2, 2), (0,)]), max_size=size))
    return [whole(draw, shape) for shape in shapes], draw(st.sampled_from([1.0, 5.0, 0.5, 100.0]))


@st.composite
def of_any_size(draw):
    """One or two arrays of one to three numbers, all multiplied by the same large or small power of ten, and a limit as large."""
    shapes = draw(st.lists(st.sampled_from([(1,), (2,), (3,)]), min_size=1, max_size=2))
    scale = 10.0 ** draw(st.sampled_from([0, 190, -190, 160, -160, 100, -100]))
    return [whole(draw, shape) * scale for shape in shapes], draw(st.sampled_from([1.0, 5.0])) * scale


EDGE = {
    "no arrays": ([], 1.0),
    "an array without numbers": ([np.zeros(0)], 1.0),
    "all zeros": ([np.zeros(2)], 1.0),
    "just as long as allowed": ([np.array([3.0, 4.0])], 5.0),
    "too long": ([np.array([3.0, 4.0]), np.array([[12.0]])], 6.5),
    "squares overflow": ([np.array([3e190, 4e190])], 1.0),
    "squares vanish": ([np.array([3e-190, 4e-190])], 1e-190),
    "not a number": ([np.array([np.nan])], 1.0),
    "infinite": ([np.array([-np.inf])], 1.0),
    "limit 0": ([np.array([1.0])], 0.0),
}
