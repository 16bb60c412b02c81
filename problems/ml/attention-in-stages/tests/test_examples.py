"""Level 1: one query."""

import numpy as np
from solution import attend

from rehearse_sandbox.kit import check_close


def test_equal_scores():
    """Keys that fit equally well get equal weights, so the query reads the mean of the values."""
    check_close(attend(np.zeros(2), np.ones((4, 2)), np.array([[0.0], [1.0], [2.0], [3.0]])), np.array([1.5]))


def test_one_query_and_two_keys():
    """The scores are 0 and 2 log 3 divided by the root of the width 4, so the weights are 1/4 and 3/4."""
    keys = np.array([[0.0, 0.0, 0.0, 0.0], [np.log(3.0), 0.0, 0.0, 0.0]])
    values = np.array([[4.0, 0.0], [8.0, 4.0]])
    check_close(attend(np.array([2.0, 0.0, 0.0, 0.0]), keys, values), np.array([7.0, 3.0]))


def test_one_key():
    """A single key gets the whole weight whatever its score is, so its value is read."""
    check_close(attend(np.array([2.0]), np.array([[-3.0]]), np.array([[5.0, 6.0, 7.0]])), np.array([5.0, 6.0, 7.0]))
