"""The examples a learner sees, from one step by hand to a rate that is too large."""

import numpy as np
import pytest
from solution import fit

from rehearse_sandbox.kit import check_close


def test_one_step():
    """A step subtracts the rate times the gradient of half the mean squared error, on the standardised column."""
    X = np.array([[1.0], [5.0]])
    y = np.array([1.0, 7.0])
    check_close(fit(X, y, 0.5, 1), (np.array([0.75]), -0.25, np.array([12.5, 3.125])))


def test_no_steps():
    """Without a step all parameters are 0, and the only loss is the one at the beginning."""
    X = np.array([[1.0, 2.0], [5.0, 0.0], [3.0, 1.0]])
    check_close(fit(X, np.array([3.0, 0.0, -3.0]), 0.5, 0), (np.array([0.0, 0.0]), 0.0, np.array([3.0])))


def test_columns_in_very_different_units():
    """After scaling, columns in any units are learned at the same pace, and the weights come back in their units."""
    X = np.array([[0.001, 5000.0], [0.003, 5000.0], [0.001, 9000.0], [0.003, 9000.0]])
    weights, intercept, losses = fit(X, 2000.0 * X[:, 0] - 0.01 * X[:, 1] + 7.0, 0.5, 60)
    check_close(weights, np.array([2000.0, -0.01]))
    check_close(intercept, 7.0)
    check_close(losses[-1], 0.0)


def test_equal_entries():
    """A column whose entries are all equal has weight 0, although its computed deviation is not quite 0."""
    X = np.array([[0.1], [0.1], [0.1]])
    check_close(fit(X, np.array([1.0, 2.0, 6.0]), 1.0, 1), (np.array([0.0]), 3.0, np.array([41 / 6, 7 / 3])))


def test_a_rate_that_is_too_large():
    """A loss of more than ten times the first one raises ValueError; one that rises by less is returned like any other."""
    X = np.array([[1.0], [5.0]])
    y = np.array([1.0, 7.0])
    check_close(fit(X, y, 3.0, 1), (np.array([4.5]), -1.5, np.array([12.5, 50.0])))
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        fit(X, y, 3.0, 2)


def test_overflow():
    """A rate so large that the numbers overflow diverges, too: it raises ValueError, and never returns NaN or infinity."""
    with pytest.raises(ValueError):  # noqa: PT011
        fit(np.array([[1.0], [5.0]]), np.array([1.0, 7.0]), 1000.0, 300)
