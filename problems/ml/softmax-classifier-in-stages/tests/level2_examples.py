"""Level 2: a batch."""

import numpy as np
from solution import softmax_loss

from rehearse_sandbox.kit import check_close


def test_two_rows():
    """Each row shares out its own probability 1, and the loss is the mean of the rows' losses."""
    scores = np.array([[0.0, np.log(3.0)], [0.0, 0.0]])
    probabilities = np.array([[0.25, 0.75], [0.5, 0.5]])
    check_close(softmax_loss(scores, np.array([0, 1])), (probabilities, (np.log(4.0) + np.log(2.0)) / 2))


def test_a_batch_of_one():
    """A batch of one example has one row, and so have its probabilities."""
    check_close(softmax_loss(np.array([[0.0, np.log(3.0)]]), np.array([1])), (np.array([[0.25, 0.75]]), np.log(4 / 3)))


def test_more_rows_than_classes():
    """The true class is looked up in each row by itself, however many rows there are."""
    scores = np.array([[np.log(3.0), 0.0], [0.0, np.log(3.0)], [0.0, np.log(3.0)]])
    probabilities = np.array([[0.75, 0.25], [0.25, 0.75], [0.25, 0.75]])
    check_close(softmax_loss(scores, np.array([0, 1, 1])), (probabilities, np.log(4 / 3)))
