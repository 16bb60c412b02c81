"""Laws of attention: what each weight is, and what makes no difference."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import B_MAX, D_MAX, E_MAX, ENTRY_MAX, M_MAX, N_MAX, attend, parts, sequences, strategy
from solution import scaled_dot_product_attention

from rehearse_sandbox.kit import check_close, check_same


def allowed(queries, keys, mask):
    """The mask with all of its three axes."""
    shape = (len(queries), queries.shape[1], keys.shape[1])
    return np.ones(shape, dtype=bool) if mask is None else np.broadcast_to(mask, shape)


def by_definition(queries, keys, values, mask):
    """Output and weights by the formula, one number at a time, over the keys that a query may look at."""
    seen = allowed(queries, keys, mask)
    weights, output = np.zeros(seen.shape), np.zeros((*seen.shape[:2], values.shape[2]))
    for b, i in np.ndindex(seen.shape[:2]):
        scores = {
            j: math.fsum(q * k for q, k in zip(queries[b, i].tolist(), keys[b, j].tolist(), strict=True))
            / math.sqrt(queries.shape[2])
            for j in np.flatnonzero(seen[b, i]).tolist()
        }
        top = max(scores.values(), default=0.0)
        total = math.fsum(math.exp(score - top) for score in scores.values())
        for j, score in scores.items():
            weights[b, i, j] = math.exp(score - top) / total
            output[b, i] += weights[b, i, j] * values[b, j]
    return output, weights


@given(strategy())
def test_small_arrays_by_definition(case):
    """Weights and output are what the formula says, for each query over the keys that it may look at."""
    check_close(attend(scaled_dot_product_attention, case), by_definition(*case))


@given(strategy(extreme=True))
def test_largest_entries_by_definition(case):
    """At the ends of the range the formula still has a finite value, and that value is the answer."""
    check_close(attend(scaled_dot_product_attention, case), by_definition(*case))


@given(sequences())
def test_weights_are_shared_out(case):
    """Each query shares out the weight 1, or 0 if it may look at nothing; a hidden key gets exactly 0."""
    queries, keys, values, mask = case
    output, weights = parts(attend(scaled_dot_product_attention, case), queries, keys, values)
    check_same(weights[~mask], np.zeros((~mask).sum()), why="The weight of a hidden key is exactly 0.")
    check_close(weights.sum(axis=2), mask.any(axis=2).astype(float))
    check_close(
        output,
        np.stack([w @ v for w, v in zip(weights, values, strict=True)]),
        why="Each query reads its weights times the values.",
    )


@given(sequences())
def test_order_of_keys_does_not_matter(case):
    """Keys in another order, with their values and their columns of the mask, give the same output; the weights move along."""
    queries, keys, values, mask = case
    output, weights = parts(attend(scaled_dot_product_attention, case), queries, keys, values)
    order = np.roll(np.arange(keys.shape[1])[::-1], 1)
    moved = queries, keys[:, order], values[:, order], mask[:, :, order]
    check_close(attend(scaled_dot_product_attention, moved), (output, weights[:, :, order]))


@given(strategy(), st.sampled_from([ENTRY_MAX, -ENTRY_MAX]))
def test_a_hidden_key_can_be_left_out(case, number):
    """A key that is hidden from every query makes no difference, even if its score would be by far the largest."""
    queries, keys, values, mask = case
    seen = allowed(queries, keys, mask)
    case = 30 * queries, keys, values, mask
    output, weights = parts(attend(scaled_dot_product_attention, case), queries, keys, values)
    longer = (np.insert(array, 0, number, axis=1) for array in (keys, values))
    hidden = np.insert(seen, 0, False, axis=2)
    expected = output, np.insert(weights, 0, 0.0, axis=2)
    check_close(scaled_dot_product_attention(30 * queries, *longer, hidden), expected)


@given(strategy(), st.integers(-97, 97))
def test_moving_all_keys_changes_nothing(case, shift):
    """Adding one number to every entry of every key adds the same to all scores of a query, so the weights stay."""
    queries, keys, values, mask = case
    expected = parts(attend(scaled_dot_product_attention, case), queries, keys, values)
    check_close(attend(scaled_dot_product_attention, (queries, keys + shift, values, mask)), expected)


@given(sequences())
def test_batch_elements_do_not_see_each_other(case):
    """Each batch element gives what it gives alone, and a mask of two axes holds for all of them."""
    queries, keys, values, mask = case
    together = parts(scaled_dot_product_attention(queries, keys, values, mask[0].copy()), queries, keys, values)
    for b in range(len(queries)):
        alone = scaled_dot_product_attention(*(array[b : b + 1].copy() for array in case[:3]), mask[:1].copy())
        check_close(alone, tuple(array[b : b + 1] for array in together))


@given(strategy(size=2))
def test_arguments_are_left_alone(case):
    """Queries, keys, values and mask hold the same after the call as before."""
    kept = [None if array is None else array.copy() for array in case]
    attend(scaled_dot_product_attention, case)
    for array, before in zip(case, kept, strict=True):
        if array is not None:
            check_same(array, before, why="The arguments must not change: work on arrays of your own.")


def test_the_largest_arrays():
    """With the largest arrays that are allowed, all equal, every key gets the same weight."""
    shapes = (B_MAX, N_MAX, D_MAX), (B_MAX, M_MAX, D_MAX), (B_MAX, M_MAX, E_MAX)
    queries, keys, values = (np.full(shape, float(ENTRY_MAX)) for shape in shapes)
    weights = np.full((B_MAX, N_MAX, M_MAX), 1 / M_MAX)
    expected = np.full((B_MAX, N_MAX, E_MAX), float(ENTRY_MAX)), weights
    check_close(scaled_dot_product_attention(queries, keys, values), expected)
