"""Level 1: laws of what one query reads."""

import numpy as np
from hypothesis import given
from inputs import by_definition, singles
from solution import attend

from rehearse_sandbox.kit import check_close, check_same


@given(singles())
def test_one_query_by_definition(case):
    """What a query reads is what the formula says."""
    query, keys, values = case
    expected = by_definition(query[np.newaxis], keys, values)[0]
    check_close(attend(query, keys, values), expected)


@given(singles())
def test_order_of_keys_does_not_matter(case):
    """Keys in another order, with their values, are read alike."""
    query, keys, values = case
    turned = attend(query.copy(), keys[::-1].copy(), values[::-1].copy())
    check_close(attend(query, keys, values), turned)


@given(singles())
def test_arguments_are_left_alone(case):
    """Query, keys and values hold the same numbers after the call as before."""
    kept = tuple(array.copy() for array in case)
    attend(*case)
    check_same(case, kept, why="The arguments must not change: work on arrays of your own.")
