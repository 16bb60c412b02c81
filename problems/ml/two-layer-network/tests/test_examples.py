"""The examples a learner sees, from one hidden unit to scores that overflow."""

import numpy as np
from solution import loss_and_gradients

from rehearse_sandbox.kit import check_close


def floats(W1, b1, W2, b2):
    """A dictionary of parameters, or of their gradients."""
    return {name: np.array(rows, dtype=np.float64) for name, rows in (("W1", W1), ("b1", b1), ("W2", W2), ("b2", b2))}


def test_one_hidden_unit():
    """Equal scores cost log 2; their gradient is probability minus one at the true class, and goes back from there."""
    params = {
        "W1": np.array([[2.0]]),
        "b1": np.array([-1.0]),
        "W2": np.array([[0.0, 0.0]]),
        "b2": np.array([0.0, 0.0]),
    }
    loss, gradients = loss_and_gradients(params, np.array([[1.0]]), np.array([0]))
    check_close(loss, np.log(2.0))
    check_close(gradients["W1"], np.array([[0.0]]))
    check_close(gradients["b1"], np.array([0.0]))
    check_close(gradients["W2"], np.array([[-0.5, 0.5]]))
    check_close(gradients["b2"], np.array([-0.5, 0.5]))


def test_back_through_a_unit_that_is_on():
    """A unit that is on passes back the scores' gradient times its outgoing weights, and its inputs multiply that."""
    params = floats([[1]], [1], [[2, 0]], [0, 8])
    expected = np.log(2.0), floats([[-3]], [-1], [[-2, 2]], [-0.5, 0.5])
    check_close(loss_and_gradients(params, np.array([[3.0]]), np.array([0])), expected)


def test_units_that_are_off_and_at_the_kink():
    """A unit whose z is negative or exactly 0 passes nothing back, so its weights and its bias have the gradient 0."""
    params = floats([[1, 1]], [-3, -2], [[1, -1], [1, -1]], [0, 0])
    expected = np.log(2.0), floats([[0, 0]], [0, 0], [[0, 0], [0, 0]], [-0.5, 0.5])
    check_close(loss_and_gradients(params, np.array([[2.0]]), np.array([0])), expected)


def test_average_of_three_rows():
    """The loss is a mean over rows, so every row has its share of the gradients: a third of each, three rows added up."""
    params = floats([[1]], [0], [[1, 0]], [0, 1])
    X, y = np.array([[1.0], [1.0], [1.0]]), np.array([0, 0, 1])
    expected = np.log(2.0), floats([[-1 / 6]], [-1 / 6], [[-1 / 6, 1 / 6]], [-1 / 6, 1 / 6])
    check_close(loss_and_gradients(params, X, y), expected)


def test_penalty_on_weights_only():
    """Half the decay times the squared weights is added to the loss, so the decay times each weight to its gradient; biases are free."""
    params = floats([[2]], [-5], [[3, 3]], [4, 4])
    expected = np.log(2.0) + 0.25 * (4 + 9 + 9), floats([[1]], [0], [[1.5, 1.5]], [-0.5, 0.5])
    check_close(loss_and_gradients(params, np.array([[1.0]]), np.array([0]), 0.5), expected)


def test_certain_and_wrong():
    """A row that is certain of a wrong class costs the full distance between the two scores."""
    params = floats([[0]], [0], [[0, 0]], [1e4, -1e4])
    expected = 20000.0, floats([[0]], [0], [[0, 0]], [1, -1])
    check_close(loss_and_gradients(params, np.array([[1.0]]), np.array([1])), expected)


def test_rows_far_apart():
    """Each row has a softmax of its own: scores of 10 000 in one row do not matter to scores of -10 000 in another."""
    params = floats([[1e4, -1e4]], [0, 0], [[1, 1], [-1, -1]], [0, 0])
    expected = np.log(2.0), floats([[0, 0]], [0, 0], [[-2500, 2500], [-2500, 2500]], [-0.5, 0.5])
    check_close(loss_and_gradients(params, np.array([[1.0], [-1.0]]), np.array([0, 0])), expected)
