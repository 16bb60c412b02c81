"""The examples a learner sees, from equal logits to the ends of the range."""

import numpy as np
from solution import softmax_cross_entropy

from rehearse_sandbox.kit import check_close


def test_equal_logits():
    """Equal logits mean equal probabilities: with three classes the loss is log 3."""
    logits = np.array([[0.0, 0.0, 0.0]])
    check_close(softmax_cross_entropy(logits, np.array([2])), (np.log(3.0), np.array([[1 / 3, 1 / 3, -2 / 3]])))


def test_three_to_one():
    """Logits 0 and log 3 stand for probabilities 1/4 and 3/4; the gradient is probability minus one at the true class."""
    logits = np.array([[0.0, np.log(3.0)]])
    check_close(softmax_cross_entropy(logits, np.array([1])), (np.log(4 / 3), np.array([[0.25, -0.25]])))


def test_average_of_two_rows():
    """The loss is a mean over rows, so every row's share of the gradient is divided by the number of rows."""
    logits = np.array([[0.0, 0.0], [0.0, np.log(3.0)]])
    check_close(
        softmax_cross_entropy(logits, np.array([0, 0])),
        ((np.log(2.0) + np.log(4.0)) / 2, np.array([[-0.25, 0.25], [-0.375, 0.375]])),
    )


def test_certain_and_right():
    """A row that is certain of the right class costs nothing, however large its logits are."""
    logits = np.array([[1e4, -1e4]])
    check_close(softmax_cross_entropy(logits, np.array([0])), (0.0, np.array([[0.0, 0.0]])))


def test_certain_and_wrong():
    """A row that is certain of a wrong class costs the full distance between the two logits."""
    logits = np.array([[1e4, -1e4]])
    check_close(softmax_cross_entropy(logits, np.array([1])), (20000.0, np.array([[1.0, -1.0]])))
