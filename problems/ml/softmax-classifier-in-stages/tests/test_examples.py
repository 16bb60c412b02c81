"""Level 1: one example."""

import numpy as np
from solution import softmax_loss

from rehearse_sandbox.kit import check_close


def test_equal_scores():
    """Equal scores mean equal probabilities: with four classes each gets 1/4, and the loss is log 4."""
    check_close(softmax_loss(np.zeros(4), 2), (np.full(4, 0.25), np.log(4.0)))


def test_a_quarter_and_three_quarters():
    """The scores 0 and log 3 stand for 1/4 and 3/4, and the loss is minus the logarithm of the true class's share."""
    scores = np.array([0.0, np.log(3.0)])
    check_close(softmax_loss(scores, 1), (np.array([0.25, 0.75]), np.log(4 / 3)))


def test_the_true_class_is_charged():
    """What is charged is the probability of the true class, also when another class got more."""
    scores = np.array([0.0, np.log(3.0)])
    check_close(softmax_loss(scores, 0), (np.array([0.25, 0.75]), np.log(4.0)))
