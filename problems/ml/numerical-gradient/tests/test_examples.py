"""The examples a learner sees: gradients first, then how they are compared."""

import numpy as np
import pytest
from inputs import gradient_of
from solution import gradient_error, numerical_gradient

from rehearse_sandbox.kit import check_close, check_same


def test_a_plane():
    """Each number of the gradient is the slope in the direction of its own number; the shape is that of the point."""
    weights = np.array([[2.0, -3.0], [0.0, 5.0]])

    def plane(x):
        return float((weights * x).sum())

    point = np.array([[1.0, 2.0], [3.0, -4.0]])
    check_close(gradient_of(numerical_gradient(plane, point), point), weights, atol=1e-8)


def test_a_cube():
    """The difference is centred: what lies one step above, less what lies one step below, over two steps."""

    def cube(x):
        return float(x[0] ** 3)

    check_close(numerical_gradient(cube, np.array([1.0]), step=0.5), np.array([3.25]))


def test_one_number_at_a_time():
    """The function is called twice for each number, and in each call only this number is moved."""
    seen = []

    def product(x):
        seen.append(x.tolist())
        return float(x[0] * x[1])

    check_close(numerical_gradient(product, np.array([1.0, 2.0]), step=0.5), np.array([2.0, 1.0]))
    check_same(sorted(seen), [[0.5, 2.0], [1.0, 1.5], [1.0, 2.5], [1.5, 2.0]])


def test_the_step_if_none_is_given():
    """Without a given step, numbers are moved by 0.00001."""
    seen = []

    def square(x):
        seen.append(x.tolist())
        return float(x[0] ** 2)

    check_close(numerical_gradient(square, np.array([0.0])), np.array([0.0]))
    check_same(sorted(seen), [[-1e-5], [1e-5]])


def test_tiny_numbers():
    """Whatever was moved before, all other numbers are exactly those of the point, tiny ones included."""
    seen = []

    def total(x):
        seen.append(x.tolist())
        return float(x.sum())

    numerical_gradient(total, np.array([1e-30, 0.0]))
    check_same(sorted(seen), [[-1e-5, 0.0], [1e-30, -1e-5], [1e-30, 1e-5], [1e-5, 0.0]])


def test_whole_numbers():
    """At a point of whole numbers the gradient is the same as at the same point of floats."""

    def product(x):
        return float(x[0] ** 3 * x[1])

    check_close(numerical_gradient(product, np.array([2, 3]), step=0.5), np.array([36.75, 8.0]))


def test_what_is_handed_in_stays():
    """The point and both gradients hold exactly the same numbers after the calls."""
    point, analytic, numeric = np.array([1e-30, 0.25]), np.array([1.0, -2.0]), np.array([3.0, -4.0])
    numerical_gradient(lambda x: float(x.sum()), point)
    gradient_error(analytic, numeric)
    check_same([point.tolist(), analytic.tolist(), numeric.tolist()], [[1e-30, 0.25], [1.0, -2.0], [3.0, -4.0]])


def test_error_of_two_gradients():
    """The error is the largest one of all places, and each is relative to the larger of the two numbers there."""
    check_close(gradient_error(np.array([1000.0, 3.0]), np.array([1001.0, 4.0])), 0.25)


def test_signs():
    """Numbers are compared with their signs, and their sizes are those without signs."""
    check_close(gradient_error(np.array([-4.0]), np.array([4.0])), 2.0)
    check_close(gradient_error(np.array([-4.0]), np.array([-2.0])), 0.5)


def test_zeros():
    """Where both numbers are below the floor, the difference is divided by the floor; so two zeros agree."""
    check_close(gradient_error(np.zeros((1, 2)), np.zeros((1, 2))), 0.0)
    check_close(gradient_error(np.zeros(1), np.array([-1e-10])), 0.01)
    check_close(gradient_error(np.array([1.0]), np.array([2.0]), floor=4.0), 0.25)


def test_no_numbers():
    """Without numbers there is nothing to differentiate, and nothing differs."""
    check_close(numerical_gradient(lambda _: 1.0, np.zeros((0, 3))), np.zeros((0, 3)))
    check_close(gradient_error(np.zeros((0, 3)), np.zeros((0, 3))), 0.0)


@pytest.mark.parametrize(
    "shape", [(2, 1), (1,), (3,), (0,)], ids=["a column", "one number", "three numbers", "no numbers"]
)
def test_shapes_must_agree(shape):
    """Gradients of different shapes cannot be compared, even where NumPy would broadcast them: ValueError."""
    for pair in ((np.ones(shape), np.ones(2)), (np.ones(2), np.ones(shape))):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            gradient_error(*pair)


def test_numbers_must_be_finite():
    """A gradient that holds NaN or an infinite number, even in one place, never passes: ValueError."""
    good = np.array([1.0, 2.0])
    for bad in (np.array([1.0, np.nan]), np.array([np.inf, 2.0]), np.array([1.0, -np.inf])):
        for pair in ((good, bad), (bad, good), (bad, bad)):
            with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
                gradient_error(*pair)
