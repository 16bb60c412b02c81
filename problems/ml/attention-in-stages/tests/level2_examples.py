"""Level 2: many queries, and none that looks ahead."""

import numpy as np
from solution import attend

from rehearse_sandbox.kit import check_close


def test_each_query_shares_out_its_own_weight():
    """The weights of each query add up to 1 over the keys, whatever other queries look at."""
    queries, keys = np.array([[0.0], [1.0], [0.0]]), np.array([[0.0], [np.log(3.0)]])
    check_close(attend(queries, keys, np.array([[4.0], [8.0]])), np.array([[6.0], [7.0], [6.0]]))


def test_a_table_of_one_query():
    """A table of one query gives a table of one row, also when it is causal: the last position sees every key."""
    queries, keys, values = np.zeros((1, 1)), np.zeros((3, 1)), np.array([[3.0], [6.0], [9.0]])
    check_close(attend(queries, keys, values), np.array([[6.0]]))
    check_close(attend(queries, keys, values, True), np.array([[6.0]]))


def test_nobody_looks_ahead():
    """A causal query sees its own position and those before it: the mean of one value, of two, and of three."""
    values = np.array([[3.0], [6.0], [9.0]])
    check_close(attend(np.zeros((3, 1)), np.zeros((3, 1)), values, True), np.array([[3.0], [4.5], [6.0]]))


def test_the_last_two_of_three_positions():
    """Two causal queries stand at the last two of three positions: the first sees two keys, the second all three."""
    values = np.array([[3.0], [6.0], [9.0]])
    check_close(attend(np.zeros((2, 1)), np.zeros((3, 1)), values, causal=True), np.array([[4.5], [6.0]]))


def test_one_causal_query_without_a_table():
    """A single query stands at the last position, so being causal keeps nothing from it."""
    values = np.array([[3.0], [6.0], [9.0]])
    check_close(attend(np.zeros(1), np.zeros((3, 1)), values, True), np.array([6.0]))
