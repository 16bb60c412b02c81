"""The examples a learner sees, from two rounds by hand to a centre that nobody has."""

import numpy as np
from inputs import check_answer
from solution import k_means


def test_one_round_and_many():
    """A round assigns all rows and then moves the centres; the labels are those of the returned centres, right after a move, too."""
    X = np.array([[0.0], [2.0], [3.0], [10.0]])
    centres = np.array([[0.0], [5.0]])
    check_answer(k_means(X, centres, 1), (np.array([[1.0], [6.5]]), np.array([0, 0, 0, 1])))
    check_answer(k_means(X, centres, 100), (np.array([[5 / 3], [10.0]]), np.array([0, 0, 0, 1])))


def test_no_rounds():
    """With 0 rounds the centres stay where they are, and each row gets the number of its nearest one."""
    X = np.array([[3.0, 0.0], [0.0, 1.0]])
    centres = np.array([[0.0, 0.0], [2.0, 2.0]])
    check_answer(k_means(X, centres, 0), (centres, np.array([1, 0])))


def test_equally_near():
    """A row that is equally near to several centres goes to the one with the lowest number."""
    X = np.array([[-3.0], [0.0], [3.0]])
    centres = np.array([[1.0], [-1.0]])
    check_answer(k_means(X, centres, 1), (np.array([[1.5], [-3.0]]), np.array([1, 0, 0])))


def test_a_centre_that_nobody_has():
    """A centre without rows stays where it is, and may get rows again when the others have moved."""
    X = np.array([[0.0], [8.0]])
    centres = np.array([[1.0], [8.0], [-5.0]])
    check_answer(k_means(X, centres, 5), (np.array([[0.0], [8.0], [-5.0]]), np.array([0, 1])))
    X = np.array([[0.0], [0.0], [0.0], [9.0], [10.0]])
    centres = np.array([[5.0], [-6.0], [11.0]])
    check_answer(k_means(X, centres, 1), (np.array([[0.0], [-6.0], [9.5]]), np.array([0, 0, 0, 2, 2])))


def test_equal_centres():
    """Of two equal centres the first one takes all rows, and the second one stays until a row is nearer to it."""
    X = np.array([[0.0], [1.0], [5.0]])
    centres = np.array([[1.0], [1.0]])
    check_answer(k_means(X, centres, 1), (np.array([[2.0], [1.0]]), np.array([1, 1, 0])))
    check_answer(k_means(X, centres, 9), (np.array([[5.0], [0.5]]), np.array([1, 1, 0])))


def test_as_many_rounds_as_you_like():
    """When a round assigns every row as the round before, nothing changes any more, and a billion rounds are done."""
    X = np.array([[0.0], [1.0], [9.0]])
    check_answer(k_means(X, np.array([[0.0], [1.0]]), 1_000_000_000), (np.array([[0.5], [9.0]]), np.array([0, 0, 1])))
