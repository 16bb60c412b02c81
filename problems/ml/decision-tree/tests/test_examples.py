"""The examples a learner sees: one question, two, the rules for leaves and for ties, a tree by hand, and limits that cannot be."""

import numpy as np
import pytest
from inputs import check_tree
from solution import fit_tree, predict

from rehearse_sandbox.kit import check_same


def test_one_question():
    """With max_depth 1 one question is asked: the one that leaves the least impurity, where each side counts by its share of the rows."""
    X = np.array([[1.0], [2.0], [3.0], [4.0], [5.0]])
    y = np.array([0, 0, 1, 0, 1])
    check_tree(fit_tree(X, y, max_depth=1, min_leaf=1), (0, 2.5, 0, 1))


def test_two_questions():
    """Among equally good questions the lower feature number decides; at max_depth a node is a leaf with its most frequent label."""
    X = np.array([[1.0, 0.0], [2.0, 1.0], [3.0, 0.0], [4.0, 1.0], [5.0, 0.0]])
    y = np.array([0, 0, 1, 0, 1])
    tree = fit_tree(X, y, max_depth=5, min_leaf=1)
    check_tree(tree, (0, 2.5, 0, (1, 0.5, 1, 0)))
    check_same(predict(tree, X), y)
    check_tree(fit_tree(X, y, max_depth=1, min_leaf=1), (0, 2.5, 0, 1))


def test_equal_on_paper():
    """Questions that are equally good on paper are equally good, whatever the last digits say: the lower feature number decides."""
    X = np.array([[1.0, 1.0], [0.0, 1.0], [0.0, 1.0], [1.0, 1.0], [1.0, 0.0], [1.0, 0.0], [1.0, 1.0]])
    check_tree(fit_tree(X, np.array([0, 1, 1, 1, 2, 2, 2]), 1, 1), (0, 0.5, 1, 2))
    X = np.array([[0.0, 1.0], [1.0, 1.0], [0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [1.0, 1.0], [1.0, 1.0], [1.0, 1.0]])
    check_tree(fit_tree(X, np.array([0, 0, 1, 1, 1, 1, 1, 1]), 1, 1), (0, 0.5, 0, 1))


def test_no_questions():
    """With max_depth 0 the tree is one leaf: the most frequent label, and the smallest one among equally frequent ones."""
    X = np.array([[1.0], [2.0], [3.0], [4.0], [5.0]])
    check_tree(fit_tree(X, np.array([9, 5, 5, -3, 9]), 0, 1), 5)
    check_tree(fit_tree(X, np.array([9, 5, 2, 9, 9]), 0, 1), 9)


def test_equal_rows():
    """Equal rows cannot be told apart by any question, so they make one leaf whatever their labels are."""
    X = np.array([[3.0, 1.0], [3.0, 1.0], [3.0, 1.0]])
    check_tree(fit_tree(X, np.array([4, 1, 4]), 5, 1), 4)


def test_exclusive_or():
    """A question that lowers no impurity is asked all the same, because the next questions may need it."""
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = np.array([0, 1, 1, 0])
    check_tree(fit_tree(X, y, 2, 1), (0, 0.5, (1, 0.5, 0, 1), (1, 0.5, 1, 0)))


def test_own_values():
    """Thresholds are midpoints between neighbouring values of the rows of the node, not of all rows."""
    X = np.array([[0.0, 0.0], [0.0, 8.0], [1.0, 3.0], [1.0, 3.0]])
    y = np.array([0, 1, 2, 2])
    check_tree(fit_tree(X, y, 5, 1), (0, 0.5, (1, 4.0, 0, 1), 2))


def test_small_leaves():
    """Questions that leave fewer than min_leaf rows on a side are not allowed, and the best of the others is asked."""
    X = np.array([[1.0], [2.0], [3.0], [4.0], [5.0], [6.0]])
    y = np.array([7, 2, 2, 2, 3, 3])
    check_tree(fit_tree(X, y, 5, 1), (0, 4.5, (0, 1.5, 7, 2), 3))
    check_tree(fit_tree(X, y, 5, 2), (0, 4.5, (0, 2.5, 2, 2), 3))
    check_tree(fit_tree(X, y, 5, 3), (0, 3.5, 2, 3))
    check_tree(fit_tree(X, y, 5, 4), 2)


def test_a_tree_by_hand():
    """A row goes left when its entry is at most the threshold, also when it equals it; a leaf alone answers for every row."""
    X = np.array([[0.0, 2.0], [-2.0, 3.0], [-1.0, 3.0]])
    check_same(predict((1, 2.0, 5, (0, -1.5, 7, -4)), X), np.array([5, 7, -4]))
    check_same(predict(6, X), np.array([6, 6, 6]))


def test_limits_that_cannot_be():
    """A depth below 0 and leaves of less than one row raise ValueError."""
    X, y = np.array([[1.0], [2.0]]), np.array([7, 4])
    for max_depth, min_leaf in ((-1, 1), (1, 0), (1, -2)):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            fit_tree(X, y, max_depth, min_leaf)
