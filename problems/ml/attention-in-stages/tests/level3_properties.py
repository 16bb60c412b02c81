"""Level 3: laws of masks and of large scores."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import ENTRY_MAX, EXTREME, by_definition, sequences, strategy, table
from solution import attend

from rehearse_sandbox.kit import check_close, check_same


@st.composite
def both_limits(draw):
    """Queries of which only the last may look at every key, keys, values, and a mask that hides some of them."""
    n, d, e = draw(st.integers(2, 3)), draw(st.integers(1, 2)), draw(st.integers(1, 2))
    m = draw(st.integers(n, 4))
    seen = draw(st.lists(st.booleans(), min_size=n * m, max_size=n * m))
    return table(draw, n, d), table(draw, m, d), table(draw, m, e), np.array(seen).reshape(n, m)


@given(strategy())
def test_masks_by_definition(case):
    """Each query reads what the formula says over the keys that mask and positions let it see, and zeros if there are none."""
    check_close(attend(*case), by_definition(*case))


@given(both_limits())
def test_positions_under_a_mask(case):
    """A causal call with a mask reads what a call reads whose mask allows only what both allow."""
    queries, keys, values, mask = case
    n, m = mask.shape
    both = mask & (np.arange(m) <= np.arange(m - n, m)[:, np.newaxis])
    check_close(attend(queries, keys, values, True, mask), attend(queries, keys, values, False, both))


@given(strategy(entries=EXTREME))
def test_largest_entries_by_definition(case):
    """At the ends of the range the formula still has a finite value, and that value is the answer."""
    check_close(attend(*case), by_definition(*case))


@given(sequences())
def test_sequences_by_definition(case):
    """What is read of longer sequences of floats is what the formula says."""
    queries, keys, values, mask = case
    check_close(attend(queries, keys, values, False, mask), by_definition(queries, keys, values, False, mask))


@given(strategy(causal=False), st.sampled_from([ENTRY_MAX, -ENTRY_MAX]))
def test_a_hidden_key_can_be_left_out(case, number):
    """A key that is hidden from every query makes no difference, even if its score would be by far the largest."""
    queries, keys, values, _, mask = case
    seen = np.ones((len(queries), len(keys)), dtype=bool) if mask is None else mask
    longer = (np.insert(array, 0, number, axis=0) for array in (keys, values))
    hidden = np.insert(seen, 0, False, axis=1)
    check_close(attend(30 * queries, *longer, False, hidden), attend(30 * queries, keys, values, False, mask))


@given(strategy(size=2))
def test_masks_are_left_alone(case):
    """Queries, keys, values and mask hold the same after the call as before."""
    queries, keys, values, causal, mask = case
    kept = [None if array is None else array.copy() for array in (queries, keys, values, mask)]
    attend(queries, keys, values, causal, mask)
    check_same([queries, keys, values, mask], kept, why="The arguments must not change: work on arrays of your own.")
