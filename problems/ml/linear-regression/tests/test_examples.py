"""The examples a learner sees, from the plain line to what rounding does to a rank."""

import numpy as np
from solution import fit

from rehearse_sandbox.kit import check_close


def test_line_through_points():
    """Points that lie on a line give back its slope and its intercept."""
    check_close(fit(np.array([[0.0], [1.0], [2.0]]), np.array([1.0, 3.0, 5.0])), (np.array([2.0]), 1.0))


def test_line_between_points():
    """Where no line meets every point, the one with the smallest sum of squared errors wins."""
    check_close(fit(np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([0.0, 2.0, 1.0, 5.0])), (np.array([1.4]), -0.1))


def test_plane_far_from_the_origin():
    """The intercept is free: a target of a thousand and more costs nothing and bends no weight."""
    X = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    check_close(fit(X, np.array([1000.0, 1003.0, 998.0, 1001.0])), (np.array([3.0, -2.0]), 1000.0))


def test_same_column_twice():
    """Equal columns share the weight, because that makes the weights as short as they can be."""
    X = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]])
    check_close(fit(X, np.array([1.0, 3.0, 5.0])), (np.array([1.0, 1.0]), 1.0))


def test_birth_year_plus_age_is_survey_year():
    """A feature that is the sum of two others adds no rank; rounding must not make it look as if it did."""
    born = np.array([1967.0, 1961.0, 1974.0, 1983.0, 1958.0, 1979.0])
    age = np.array([32.0, 42.0, 49.0, 21.0, 40.0, 34.0])
    X = np.column_stack([born, age, born + age])
    check_close(fit(X, 0.5 * born + 0.25 * age + 0.75 * (born + age) - 1500.0), (np.array([0.5, 0.25, 0.75]), -1500.0))


def test_nothing_varies():
    """A column whose entries are all equal has weight 0; the intercept is then the mean of the target."""
    X = np.array([[0.1, 0.7], [0.1, 0.7], [0.1, 0.7]])
    check_close(fit(X, np.array([1.0, 2.0, 4.0])), (np.array([0.0, 0.0]), 7.0 / 3.0))
