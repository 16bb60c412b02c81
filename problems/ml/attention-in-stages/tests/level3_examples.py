"""Level 3: large scores, masks, and queries that see nothing."""

import numpy as np
from solution import attend

from rehearse_sandbox.kit import check_close

VALUES = np.array([[4.0], [8.0]])
LARGE = np.full((1, 16), 100.0)


def test_a_hidden_key_gets_nothing():
    """Where the mask is False the weight is 0, and the keys that are left share the whole weight."""
    mask = np.array([[True, False], [True, True]])
    check_close(attend(np.zeros((2, 1)), np.zeros((2, 1)), VALUES, mask=mask), np.array([[4.0], [6.0]]))


def test_a_query_that_sees_nothing():
    """A query from which every key is hidden reads zeros, and its neighbour is not touched by that."""
    values = np.array([[4.0], [8.0]])
    mask = np.array([[False, False], [True, True]])
    check_close(attend(np.zeros((2, 1)), np.zeros((2, 1)), values, mask=mask), np.array([[0.0], [6.0]]))


def test_mask_and_positions_together():
    """A causal query sees what both allow: here the first sees nothing, since its only key is hidden by the mask."""
    mask = np.array([[False, True], [True, True]])
    check_close(attend(np.zeros((2, 1)), np.zeros((2, 1)), VALUES, True, mask), np.array([[0.0], [6.0]]))


def test_a_mask_for_a_single_query():
    """The mask of a single query has one entry for each key."""
    check_close(attend(np.zeros(1), np.zeros((2, 1)), VALUES, False, np.array([False, True])), np.array([8.0]))
    check_close(attend(np.zeros(1), np.zeros((2, 1)), VALUES, True, np.array([False, False])), np.array([0.0]))


def test_largest_scores():
    """Scores of 40 000 and -40 000 overflow in the exponential, and yet the weights are 1 and 0."""
    check_close(attend(LARGE, np.concatenate([LARGE, -LARGE]), VALUES), np.array([[4.0]]))


def test_only_the_lowest_score_is_seen():
    """The only key that a query sees gets the whole weight, however low its score is and however high the hidden one."""
    keys, mask = np.concatenate([LARGE, -LARGE]), np.array([[False, True]])
    check_close(attend(LARGE, keys, VALUES, False, mask), np.array([[8.0]]))


def test_queries_far_apart():
    """A query whose scores are all far below those of its neighbour reads by the differences among its own."""
    queries, keys = np.array([[100.0], [-100.0]]), np.array([[100.0], [100.0]])
    check_close(attend(queries, keys, VALUES), np.array([[6.0], [6.0]]))
