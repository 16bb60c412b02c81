"""Level 2: laws of many queries."""

import numpy as np
from hypothesis import given
from inputs import D_MAX, E_MAX, ENTRY_MAX, M_MAX, N_MAX, by_definition, sequences, strategy
from solution import attend

from rehearse_sandbox.kit import check_close


@given(strategy(masked=False))
def test_many_queries_by_definition(case):
    """Each query reads what the formula says, over the keys up to its own position if it is causal."""
    queries, keys, values, causal, _ = case
    check_close(attend(queries, keys, values, causal), by_definition(queries, keys, values, causal))


@given(sequences())
def test_each_query_as_if_alone(case):
    """A query of a table reads what it reads alone."""
    queries, keys, values, _ = case
    together = attend(queries, keys, values)
    place = len(queries) // 2
    check_close(attend(queries[place], keys, values), by_definition(queries, keys, values)[place])
    check_close(together, by_definition(queries, keys, values))


@given(strategy(masked=False))
def test_later_keys_can_be_left_out(case):
    """The first of some causal queries reads as if the positions behind its own did not exist."""
    queries, keys, values, _, _ = case
    queries = queries[: len(keys)]
    here = len(keys) - len(queries) + 1
    alone = attend(queries[:1], keys[:here], values[:here], True)
    check_close(attend(queries, keys, values, True)[:1], alone)


def test_the_most_queries():
    """However many queries ask the same of keys that are all alike, each reads the mean of the values."""
    values = np.full((M_MAX, E_MAX), float(ENTRY_MAX))
    values[::2] = 0.0
    output = attend(np.zeros((N_MAX, D_MAX)), np.ones((M_MAX, D_MAX)), values)
    check_close(output, np.full((N_MAX, E_MAX), ENTRY_MAX / 2))
