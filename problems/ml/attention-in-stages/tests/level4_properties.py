"""Level 4: laws of the gradients."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import EXTREME, seen_by, strategy, table, weights_by_definition
from solution import AttentionReader, attend

from rehearse_sandbox.kit import check_close, check_form, check_gradient, check_same


@st.composite
def losses(draw, size=3, **kinds):
    """Queries, keys, values, a mask or none, and an upstream gradient of the output."""
    queries, keys, values, _, mask = draw(strategy(size, causal=False, **kinds))
    return queries, keys, values, table(draw, len(queries), values.shape[1]), mask


def gradients_of(case):
    """The two gradients of a case, after a check of their form."""
    queries, *rest = case
    answer = AttentionReader(queries).gradients(*rest)
    return check_form(answer, kind=tuple, length=2, why="The method returns the pair (by_queries, by_values).")


def loss_of(queries, keys, values, upstream, mask):
    """The loss that `upstream` is the gradient of."""
    return float((upstream * attend(queries, keys, values, False, mask)).sum())


def slopes_by_definition(queries, keys, values, upstream, mask):
    """Both gradients one number at a time: a key pulls by how much more its value is worth than what is read."""
    weights = weights_by_definition(queries, keys, seen_by(len(queries), len(keys), mask))
    by_queries, by_values = np.zeros(queries.shape), np.zeros(values.shape)
    for (i, j), weight in np.ndenumerate(weights):
        by_values[j] += weight * upstream[i]
        worth = float(upstream[i] @ (values[j] - weights[i] @ values))
        by_queries[i] += weight * worth * keys[j] / math.sqrt(keys.shape[1])
    return by_queries, by_values


@given(losses())
def test_gradients_by_definition(case):
    """Both gradients are what the formula says, query by query and key by key."""
    check_close(gradients_of(case), slopes_by_definition(*case))


@given(losses(entries=EXTREME))
def test_gradients_of_large_scores(case):
    """Where scores are so large that powers overflow, the gradients are still the finite numbers of the formula."""
    check_close(gradients_of(case), slopes_by_definition(*case))


@given(losses(size=2))
def test_query_gradient_agrees_with_differences(case):
    """Nudging one entry of a query changes the loss by the nudge times its entry of the gradient."""
    queries, *rest = case
    check_gradient(lambda point: loss_of(point, *rest), queries, gradients_of(case)[0])


@given(losses(size=2))
def test_value_gradient_agrees_with_differences(case):
    """Nudging one entry of a value changes the loss by the nudge times its entry of the gradient."""
    queries, keys, values, upstream, mask = case
    by_values = gradients_of(case)[1]
    check_gradient(lambda point: loss_of(queries, keys, point, upstream, mask), values, by_values)


@given(losses(size=2))
def test_upstream_is_left_alone(case):
    """All arguments hold the same after the call as before, and a second call gives the same."""
    queries, *rest = case
    kept = [None if array is None else array.copy() for array in rest]
    reader = AttentionReader(queries)
    first = reader.gradients(*rest)
    check_same(rest, kept, why="The arguments must not change: work on arrays of your own.")
    check_close(reader.gradients(*rest), first, why="The method does not change the reader.")
