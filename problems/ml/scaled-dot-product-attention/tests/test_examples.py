"""The examples a learner sees, from two keys to scores that overflow."""

import numpy as np
from solution import scaled_dot_product_attention

from rehearse_sandbox.kit import check_close

TWO_KEYS = np.array([[[0.0], [0.0]]])
TWO_VALUES = np.array([[[4.0], [8.0]]])
LARGE_QUERY = np.full((1, 1, 16), 100.0)
LARGE_KEYS = np.stack([[np.full(16, 100.0), np.full(16, -100.0)]])


def test_one_query_and_two_keys():
    """A score is the dot product of query and key divided by the root of their width, here by 2."""
    queries = np.array([[[2.0, 0.0, 0.0, 0.0]]])
    keys = np.array([[[0.0, 0.0, 0.0, 0.0], [np.log(3.0), 0.0, 0.0, 0.0]]])
    values = np.array([[[4.0], [8.0]]])
    expected = (np.array([[[7.0]]]), np.array([[[0.25, 0.75]]]))
    check_close(scaled_dot_product_attention(queries, keys, values), expected)


def test_each_query_shares_out_its_own_weight():
    """The weights of each query add up to 1 over the keys; what other queries look at does not matter."""
    queries = np.array([[[0.0], [1.0], [0.0]]])
    keys = np.array([[[0.0], [np.log(3.0)]]])
    weights = np.array([[[0.5, 0.5], [0.25, 0.75], [0.5, 0.5]]])
    expected = (np.array([[[6.0], [7.0], [6.0]]]), weights)
    check_close(scaled_dot_product_attention(queries, keys, TWO_VALUES), expected)


def test_a_hidden_key_gets_nothing():
    """Where the mask is False the weight is 0, and the keys that are left share the whole weight."""
    mask = np.array([[True, False], [True, True]])
    weights = np.array([[[1.0, 0.0], [0.5, 0.5]]])
    expected = (np.array([[[4.0], [6.0]]]), weights)
    check_close(scaled_dot_product_attention(np.zeros((1, 2, 1)), TWO_KEYS, TWO_VALUES, mask), expected)


def test_a_query_that_may_look_at_nothing():
    """A query from which every key is hidden has weights of 0 and reads zeros; its neighbour is not touched by that."""
    mask = np.array([[False, False], [True, True]])
    weights = np.array([[[0.0, 0.0], [0.5, 0.5]]])
    expected = (np.array([[[0.0], [6.0]]]), weights)
    check_close(scaled_dot_product_attention(np.zeros((1, 2, 1)), TWO_KEYS, TWO_VALUES, mask), expected)


def test_largest_scores():
    """Scores of 40 000 and -40 000 overflow in the exponential, and yet the weights are 1 and 0."""
    expected = (np.array([[[4.0]]]), np.array([[[1.0, 0.0]]]))
    check_close(scaled_dot_product_attention(LARGE_QUERY, LARGE_KEYS, TWO_VALUES), expected)


def test_only_the_lowest_score_is_visible():
    """The only key that a query may look at gets the whole weight, however low its score is and however high the hidden ones are."""
    mask = np.array([[False, True]])
    expected = (np.array([[[8.0]]]), np.array([[[0.0, 1.0]]]))
    check_close(scaled_dot_product_attention(LARGE_QUERY, LARGE_KEYS, TWO_VALUES, mask), expected)
