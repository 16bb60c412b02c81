"""The examples a learner sees: a batch, evaluation, the way back in both modes, and refused calls."""

import numpy as np
import pytest
from solution import BatchNorm

from rehearse_sandbox.kit import check_close


def test_one_training_batch():
    """A batch is normalized with divisor n; half of the running statistics is new here, with divisor n - 1 for the variance."""
    layer = BatchNorm(np.array([3.0]), np.array([1.0]), momentum=0.5, eps=0.41)
    result = layer.forward(np.array([[2.0], [6.0]]), training=True)
    check_close(result, np.array([[1 - 6 / 2.1], [1 + 6 / 2.1]]))  # the root of 4 + 0.41 is 2.1
    check_close(layer.running(), (np.array([2.0]), np.array([4.5])))


def test_evaluation_uses_what_was_running():
    """Evaluation takes the running statistics, 0 and 1 at first, and leaves them as they are, so one row is enough."""
    layer = BatchNorm(np.array([1.0]), np.array([0.0]), momentum=0.5, eps=0.21)
    check_close(layer.forward(np.array([[2.2], [4.4]]), training=False), np.array([[2.0], [4.0]]))
    check_close(layer.running(), (np.array([0.0]), np.array([1.0])))
    check_close(layer.forward(np.array([[1.1]]), training=False), np.array([[1.0]]))


def test_back_through_a_batch():
    """In training the mean and the variance move with every row, so raising the loss at one row has a slope at all rows."""
    layer = BatchNorm(np.array([3.0]), np.array([1.0]), momentum=0.5, eps=0.41)
    layer.forward(np.array([[2.0], [6.0]]), training=True)
    slope = 3 / 2.1 * (1 - 4 / 4.41) / 2
    expected = np.array([[slope], [-slope]]), np.array([-2 / 2.1]), np.array([1.0])
    check_close(layer.backward(np.array([[1.0], [0.0]])), expected)


def test_back_through_an_evaluation():
    """In evaluation the statistics are constants, so each row's slope is its own: gamma over the root of variance and epsilon."""
    layer = BatchNorm(np.array([3.0]), np.array([1.0]), eps=0.21)
    layer.forward(np.array([[2.2], [5.5]]), training=False)
    expected = np.array([[3 / 1.1], [0.0]]), np.array([2.0]), np.array([1.0])
    check_close(layer.backward(np.array([[1.0], [0.0]])), expected)


def test_refused_calls():
    """Training on a single row and going back before any forward raise ValueError, and a refused call changes nothing."""
    layer = BatchNorm(np.array([1.0]), np.array([0.0]), eps=0.21)
    with pytest.raises(ValueError):  # noqa: PT011 - the words of the message are the learner's own
        layer.backward(np.array([[1.0]]))
    layer.forward(np.array([[2.2], [3.3]]), training=False)
    with pytest.raises(ValueError):  # noqa: PT011
        layer.forward(np.array([[7.0]]), training=True)
    check_close(layer.running(), (np.array([0.0]), np.array([1.0])))
    expected = np.array([[1 / 1.1], [0.0]]), np.array([2.0]), np.array([1.0])
    check_close(layer.backward(np.array([[1.0], [0.0]])), expected)
