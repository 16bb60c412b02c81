"""The examples a learner sees, from a plain majority to a k that cannot be."""

import numpy as np
import pytest
from solution import knn_predict

from rehearse_sandbox.kit import check_same


def test_majority_and_tie():
    """The label with most votes among the k nearest rows wins; when votes are equal, the label of the nearer row."""
    X = np.array([[0.0], [3.0], [5.0], [9.0]])
    y = np.array([5, 7, 5, 7])
    queries = np.array([[2.0]])
    check_same(knn_predict(X, y, queries, 3), np.array([5]))
    check_same(knn_predict(X, y, queries, 2), np.array([7]))


def test_rows_at_equal_distance():
    """Among rows at equal distance the lower row number comes first, so it is the one that votes."""
    X = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]])
    y = np.array([8, 2, 2])
    check_same(knn_predict(X, y, np.array([[0.0, 0.0]]), 1), np.array([8]))


def test_labels_with_equal_votes():
    """Labels with equally many votes are ranked by their nearest row, neither by the label nor by the row number."""
    X = np.array([[4.0], [1.0], [2.0], [3.0], [9.0]])
    y = np.array([-3, 6, 1, 6, 1])
    check_same(knn_predict(X, y, np.array([[0.0], [10.0]]), 5), np.array([6, 1]))


def test_straight_lines():
    """Distance is Euclidean, a straight line: (3, 3) is nearer to the origin than (5, 0)."""
    X = np.array([[5.0, 0.0], [3.0, 3.0]])
    check_same(knn_predict(X, np.array([1, 2]), np.array([[0.0, 0.0]]), 1), np.array([2]))


def test_far_from_zero():
    """Distances depend on differences alone: a billion away from zero, 3 apart is still farther than 2."""
    X = np.array([[1_000_000_000.0], [999_999_995.0]])
    check_same(knn_predict(X, np.array([1, 2]), np.array([[999_999_997.0]]), 1), np.array([2]))


def test_k_out_of_range():
    """There must be at least one neighbour, and no more than there are rows: any other k raises ValueError."""
    X, y = np.array([[0.0], [1.0]]), np.array([1, 2])
    for k in (0, 3):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            knn_predict(X, y, np.array([[0.0]]), k)
