"""Level 4: gradients of the values and of the queries."""

import numpy as np
from solution import AttentionReader

from rehearse_sandbox.kit import check_close


def test_gradients_of_one_query():
    """A value gets the upstream times its weight; a query is pulled to the keys whose values raise the loss more than the mean does."""
    reader = AttentionReader(np.array([[0.0]]))
    found = reader.gradients(np.array([[1.0], [-1.0]]), np.array([[4.0], [8.0]]), np.array([[1.0]]))
    check_close(found, (np.array([[-2.0]]), np.array([[0.5], [0.5]])))


def test_the_scale_counts_on_the_way_back():
    """The scores were divided by the root of the width, here by 2, and so is the gradient of the queries."""
    reader = AttentionReader(np.zeros((1, 4)))
    keys = np.array([[1.0, 0.0, 0.0, 2.0], [-1.0, 0.0, 0.0, -2.0]])
    by_queries, _ = reader.gradients(keys, np.array([[4.0], [8.0]]), np.array([[1.0]]))
    check_close(by_queries, np.array([[-1.0, 0.0, 0.0, -2.0]]))


def test_a_value_hears_from_all_queries():
    """The gradient of a value adds up over the queries that read it, each with its weight and its own upstream."""
    reader = AttentionReader(np.array([[0.0], [0.0]]))
    _, by_values = reader.gradients(np.zeros((2, 1)), np.array([[4.0], [8.0]]), np.array([[2.0], [6.0]]))
    check_close(by_values, np.array([[4.0], [4.0]]))


def test_what_is_hidden_has_no_gradient():
    """A hidden key's value has the gradient 0, and a query that sees nothing or one key only is pulled nowhere."""
    reader = AttentionReader(np.array([[1.0], [1.0]]))
    mask = np.array([[False, False], [False, True]])
    found = reader.gradients(np.array([[1.0], [-1.0]]), np.array([[4.0], [8.0]]), np.array([[1.0], [3.0]]), mask)
    check_close(found, (np.zeros((2, 1)), np.array([[0.0], [3.0]])))
