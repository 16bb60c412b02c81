"""The examples a learner sees: one step, several steps, several arrays, weight decay, and what is refused."""

import numpy as np
import pytest
from inputs import stepped
from solution import Adam

from rehearse_sandbox.kit import check_close


def test_first_step():
    """The first step moves every number by nearly the learning rate against its gradient's sign, however small or large the gradient is."""
    adam = Adam(learning_rate=0.1)
    (moved,) = stepped(adam, [np.array([1.0, 1.0, 1.0])], [np.array([0.01, -500.0, 3.0])])
    check_close(moved, np.array([0.9, 1.1, 0.9]), atol=1e-5)


def test_second_step():
    """Each step mixes its gradient into the means of all steps before, and both means are corrected for having begun at 0."""
    adam = Adam(learning_rate=0.5, beta1=0.5, beta2=0.75)
    (first,) = stepped(adam, [np.array([0.0])], [np.array([2.0])])
    check_close(first, np.array([-0.5]), atol=1e-6)
    # The mean is 1, corrected by 0.75; the mean of the squares is 1, corrected by 0.4375.
    (second,) = stepped(adam, [np.array([-0.5])], [np.array([1.0])])
    check_close(second, np.array([-0.5 - 0.5 * (1 / 0.75) / (1 / 0.4375) ** 0.5]), atol=1e-6)


def test_epsilon_is_added_to_the_root():
    """Epsilon is added after the root is taken."""
    adam = Adam(learning_rate=1.0, epsilon=1.0)
    (moved,) = stepped(adam, [np.array([0.0])], [np.array([3.0])])
    check_close(moved, np.array([-0.75]))


def test_several_arrays():
    """All arrays of a list take the same step, each with means of its own."""
    adam = Adam(learning_rate=0.1)
    for _ in range(2):
        matrix, vector = stepped(
            adam, [np.array([[1.0, 2.0]]), np.array([3.0])], [np.array([[1.0, -1.0]]), np.array([5.0])]
        )
        check_close(matrix, np.array([[0.9, 2.1]]), atol=1e-6)
        check_close(vector, np.array([2.9]), atol=1e-6)


def test_weight_decay():
    """Weight decay takes its share of the parameter itself, scaled by the learning rate only; with a gradient of 0 nothing else happens."""
    adam = Adam(learning_rate=0.1, weight_decay=0.5)
    for _ in range(2):
        (moved,) = stepped(adam, [np.array([2.0, -4.0])], [np.zeros(2)])
        check_close(moved, np.array([1.9, -3.8]))


def test_weight_decay_of_a_parameter_that_moves():
    """Weight decay takes its share of the parameter as it was before the step."""
    adam = Adam(learning_rate=0.1, weight_decay=0.5)
    (moved,) = stepped(adam, [np.array([2.0])], [np.array([3.0])])
    check_close(moved, np.array([1.8]), atol=1e-6)


def test_refused_arrays():
    """Another number of gradients, another shape, or others than in the first step raise ValueError."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        Adam().step([np.zeros(2)], [])
    with pytest.raises(ValueError):  # noqa: PT011
        Adam().step([np.zeros(2)], [np.zeros(1)])
    adam = Adam()
    adam.step([np.zeros(2)], [np.zeros(2)])
    with pytest.raises(ValueError):  # noqa: PT011
        adam.step([np.zeros(1)], [np.zeros(1)])
    with pytest.raises(ValueError):  # noqa: PT011
        adam.step([np.zeros(2), np.zeros(2)], [np.zeros(2), np.zeros(2)])
