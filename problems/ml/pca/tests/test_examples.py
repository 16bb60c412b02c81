"""The examples a learner sees, from a line to what cannot be fitted."""

import numpy as np
import pytest
from inputs import parts
from solution import fit, project, rebuild

from rehearse_sandbox.kit import check_close


def test_points_on_a_line():
    """The first component points along the line, and a row is rebuilt from its one coordinate on it."""
    X = np.array([[0.0, 0.0], [3.0, 4.0], [6.0, 8.0]])
    mean, components, variances = np.array([3.0, 4.0]), np.array([[0.6, 0.8]]), np.array([25.0])
    check_close(fit(X, 1), (mean, components, variances))
    check_close(project(np.array([[9.0, 12.0]]), mean, components), np.array([[10.0]]))
    check_close(rebuild(np.array([[10.0]]), mean, components), np.array([[9.0, 12.0]]))


def test_largest_variance_first():
    """The direction of largest variance comes first, whichever column it is."""
    X = np.array([[0.0, -3.0], [0.0, 3.0], [-1.0, 0.0], [1.0, 0.0]])
    check_close(fit(X, 2), (np.zeros(2), np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([6.0, 2 / 3])))


def test_sign_of_the_largest_entry():
    """Of a component and its opposite, the one is right whose entry of largest absolute value is positive."""
    X = np.array([[0.0, 0.0], [-3.0, 4.0], [-6.0, 8.0]])
    check_close(fit(X, 1), (np.array([-3.0, 4.0]), np.array([[-0.6, 0.8]]), np.array([25.0])))


def test_two_directions_across_the_columns():
    """Each row of the components is one direction, counted from the mean of the rows."""
    X = np.array([[16.0, 28.0], [4.0, 12.0], [6.0, 23.0], [14.0, 17.0]])
    expected = np.array([10.0, 20.0]), np.array([[0.6, 0.8], [0.8, -0.6]]), np.array([200 / 3, 50 / 3])
    check_close(fit(X, 2), expected)
    check_close(fit(X, 1), (expected[0], expected[1][:1], expected[2][:1]))


def test_fewer_rows_than_components():
    """There are as many components as asked for: beyond what the rows vary in, others of variance 0 complete them."""
    X = np.array([[1.0, 0.0, 0.0], [3.0, 0.0, 0.0]])
    mean, components, variances = parts(fit(X, 3), 3, 3)
    check_close(mean, np.array([2.0, 0.0, 0.0]))
    check_close(variances, np.array([2.0, 0.0, 0.0]))
    check_close(components[0], np.array([1.0, 0.0, 0.0]))
    check_close(components @ components.T, np.eye(3), why="Components have length 1 and are orthogonal to each other.")


def test_mean_and_components_are_those_given():
    """Coordinates are counted from the mean that is given, and a rebuilt row is that mean plus each coordinate times its component."""
    mean, components = np.array([1.0, 2.0]), np.array([[0.6, 0.8], [0.8, -0.6]])
    check_close(project(np.array([[5.0, 7.0], [1.0, 2.0]]), mean, components), np.array([[6.4, 0.2], [0.0, 0.0]]))
    check_close(rebuild(np.array([[6.4, 0.2], [0.0, 0.0]]), mean, components), np.array([[5.0, 7.0], [1.0, 2.0]]))
    check_close(rebuild(np.array([[6.4]]), mean, components[:1].copy()), np.array([[4.84, 7.12]]))


@pytest.mark.parametrize(("rows", "k"), [(3, 0), (3, -1), (3, 3), (1, 1)], ids=["0", "-1", "3 of 2 columns", "one row"])
def test_refused_fits(rows, k):
    """Fewer than one component, more than there are columns, and fewer than two rows are refused with ValueError."""
    with pytest.raises(ValueError):  # noqa: PT011 - the words of the message are the learner's own
        fit(np.array([[1.0, 2.0], [3.0, 5.0], [4.0, 0.0]])[:rows], k)
