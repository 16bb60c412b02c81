"""Level 3: large scores, and rows without a label."""

import numpy as np
from solution import softmax_loss

from rehearse_sandbox.kit import check_close


def test_certain_and_right():
    """An example that is certain of the right class costs nothing, however large its scores are."""
    check_close(softmax_loss(np.array([1000.0, -1000.0]), 0), (np.array([1.0, 0.0]), 0.0))


def test_certain_and_wrong():
    """An example that is certain of a wrong class costs the full distance of the two scores, here 2000."""
    check_close(softmax_loss(np.array([1000.0, -1000.0]), 1), (np.array([1.0, 0.0]), 2000.0))


def test_two_classes_share_the_lead():
    """The loss keeps the logarithm of the sum, here of two equal powers, also where the true class is far below both."""
    check_close(softmax_loss(np.array([1000.0, 1000.0, -1000.0]), 2), (np.array([0.5, 0.5, 0.0]), 2000.0 + np.log(2.0)))


def test_rows_far_apart():
    """A row far below the others has its probabilities all the same: only distances inside a row count."""
    scores = np.array([[1000.0, 1000.0], [-1000.0, -1000.0]])
    check_close(softmax_loss(scores, np.array([0, 1])), (np.full((2, 2), 0.5), np.log(2.0)))


def test_a_row_without_a_label():
    """A row without a label has probabilities, but no part in the mean: one labelled row costs what it costs alone."""
    scores = np.array([[0.0, 0.0], [0.0, np.log(3.0)]])
    probabilities = np.array([[0.5, 0.5], [0.25, 0.75]])
    check_close(softmax_loss(scores, np.array([-1, 0])), (probabilities, np.log(4.0)))


def test_no_labels_at_all():
    """Where nothing has a label, nothing is charged: the loss is 0, of a batch and of a single example."""
    scores = np.array([[0.0, 0.0], [0.0, np.log(3.0)]])
    probabilities = np.array([[0.5, 0.5], [0.25, 0.75]])
    check_close(softmax_loss(scores, np.array([-1, -1])), (probabilities, 0.0))
    check_close(softmax_loss(scores[1], -1), (probabilities[1], 0.0))
