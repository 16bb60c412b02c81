"""Laws of centred differences, and of the error of one gradient beside another."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import SIZE_MAX, STEPS, VALUE_MAX, gradient_of, largest_error, points, points_with_weights, strategy
from solution import gradient_error, numerical_gradient

from rehearse_sandbox.kit import check_close, check_same


@given(points_with_weights(), STEPS)
def test_exact_for_squares(case, step):
    """For a sum of squares and products of neighbours, centred differences are exact, whatever the step."""
    point, squares, neighbours = case
    links = neighbours.ravel()[1:]

    def function(x):
        flat = x.ravel()
        return float((squares.ravel() * flat**2).sum() + (links * flat[1:] * flat[:-1]).sum())

    flat = point.ravel().astype(np.float64)
    expected = 2 * squares.ravel() * flat
    expected[1:] += links * flat[:-1]
    expected[:-1] += links * flat[1:]
    answer = gradient_of(numerical_gradient(function, point.copy(), step=step), point)
    check_close(answer, expected.reshape(point.shape), atol=1e-9)


@given(points_with_weights(), STEPS)
def test_error_grows_with_the_square_of_the_step(case, step):
    """For a sum of weighted cubes, each slope is off by its weight times the square of the step."""
    point, weights, _ = case

    def cubes(x):
        return float((weights * x**3).sum())

    answer = gradient_of(numerical_gradient(cubes, point.copy(), step=step), point)
    check_close(answer, 3 * weights * point.astype(np.float64) ** 2 + weights * step**2, atol=1e-9)


@given(points(), STEPS)
def test_what_the_function_is_asked(point, step):
    """Each number is moved once up and once down, all others stay, and arrays are float64 with the point's shape."""
    seen = []

    def function(x):
        seen.append((x.dtype.name, x.shape, x.tolist()))
        return 0.0

    expected = []
    for place in np.ndindex(point.shape):
        for moved_by in (step, -step):
            moved = point.astype(np.float64)
            moved[place] += moved_by
            expected.append(("float64", point.shape, moved.tolist()))
    numerical_gradient(function, point.copy(), step=step)
    check_same(sorted(seen), sorted(expected))


@given(strategy())
def test_largest_relative_difference(case):
    """The error is the largest relative difference of all places, and the same the other way round."""
    analytic, numeric, floor = case
    expected = largest_error(analytic, numeric, floor)
    check_close(gradient_error(analytic.copy(), numeric.copy(), floor=floor), expected)
    check_close(gradient_error(numeric.copy(), analytic.copy(), floor=floor), expected)


@given(strategy(), st.sampled_from([np.nan, np.inf, -np.inf]), st.booleans())
def test_one_number_that_is_not_finite(case, bad, first):
    """A single NaN or infinite number raises ValueError, whatever stands beside it."""
    analytic, numeric, floor = (np.append(part, 1.0) if isinstance(part, np.ndarray) else part for part in case)
    (analytic if first else numeric)[-1] = bad
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        gradient_error(analytic, numeric, floor=floor)


@given(points(), strategy())
def test_arrays_are_left_alone(point, case):
    """The arrays that are handed in hold the same numbers after the calls."""
    analytic, numeric, floor = case
    handed = [point.copy(), analytic.copy(), numeric.copy()]
    numerical_gradient(lambda x: float(x.sum()), handed[0], step=0.5)
    gradient_error(handed[1], handed[2], floor=floor)
    same = [array.tolist() for array in handed]
    check_same(same, [array.tolist() for array in (point, analytic, numeric)], why="The arrays must not change.")


def test_as_large_as_allowed():
    """As many numbers as allowed, as large as allowed, are differentiated and compared like any others."""
    weights = np.arange(SIZE_MAX, dtype=np.float64)
    point = np.full(SIZE_MAX, float(VALUE_MAX))
    answer = gradient_of(numerical_gradient(lambda x: float((weights * x).sum()), point, step=0.5), point)
    check_close(answer, weights, atol=1e-9)
    check_close(gradient_error(point, -point), 2.0)
    check_close(gradient_error(point, point), 0.0)
