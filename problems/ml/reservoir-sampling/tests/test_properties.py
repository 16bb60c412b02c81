"""Laws of a uniform sample that is kept up to date while the stream arrives."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import ITEMS_MAX, K_MAX, check_samples, kept, sample_of, strategy
from solution import Reservoir

from rehearse_sandbox.kit import check_form, check_same, check_true


def evenly(outcomes):
    """Each of the outcomes with the same probability."""
    return dict.fromkeys(outcomes, 1 / len(outcomes))


@given(strategy())
def test_sample_comes_from_the_stream(case):
    """The sample has as many items as fit, and each of them as often as it was read, or less; equal items count one by one."""
    k, _, batches = case
    read = [item for batch in batches for item in batch]
    sample = sample_of(*case)
    check_form(
        sample, length=min(k, len(read)), why="The sample has min(k, items read) items: a short stream is kept whole."
    )
    why = "No item is in the sample more often than in the stream: each one that was read is kept once or not at all."
    check_true(Counter(sample) <= Counter(read), why, output=sample)


@given(strategy())
def test_asking_changes_nothing(case):
    """Asking for the sample draws nothing: asked twice it is the same, and so is what becomes of it later."""
    k, seed, batches = case
    asked = Reservoir(k, seed)
    for batch in batches:
        asked.add(list(batch))
        check_same(kept(asked), kept(asked))
    check_same(kept(asked), sample_of(*case))


@given(st.integers(1, 3), st.integers(0, 99), st.integers(1, 8))
def test_what_was_dropped_stays_dropped(k, seed, length):
    """An item that is not in the sample is gone: it cannot come back, because the stream is not kept."""
    reservoir = Reservoir(k, seed)
    before = []
    for item in range(length):
        reservoir.add([item])
        sample = kept(reservoir)
        why = f"Only the items kept before, {before}, and the new item {item} can be kept now: what was dropped cannot come back."
        check_true(set(sample) <= {*before, item}, why, output=sample)
        before = sample


@given(strategy())
def test_calls_do_not_matter(case):
    """How the stream is cut into calls of `add` changes nothing: the same seed and items give the same sample."""
    k, seed, batches = case
    whole = [item for batch in batches for item in batch]
    check_same(sample_of(k, seed, [whole]), sample_of(k, seed, batches))


@given(strategy(), strategy())
def test_two_reservoirs_are_apart(one, two):
    """Two reservoirs that read in turn draw from generators of their own, and neither sees the other's items."""
    first, second = Reservoir(*one[:2]), Reservoir(*two[:2])
    for place in range(max(len(one[2]), len(two[2]))):
        for reservoir, (_, _, batches) in ((first, one), (second, two)):
            if place < len(batches):
                reservoir.add(list(batches[place]))
    check_same(kept(first), sample_of(*one))
    check_same(kept(second), sample_of(*two))


def test_every_set_is_equally_likely():
    """Each set of k items of the stream is the sample in the same share of all runs."""
    check_samples(400, 2, list("abcde"), evenly(list(combinations("abcde", 2))))


def test_early_and_late_items_alike():
    """After a long stream every item has the same chance, whether it came early or late."""
    fives = {(item,): f"one of {item // 5 * 5} to {item // 5 * 5 + 4}" for item in range(30)}
    check_samples(300, 1, list(range(30)), evenly(sorted(set(fives.values()))), label=fives.get)


@given(strategy())
def test_items_are_left_alone(case):
    """The list of items belongs to the caller and is the same after the call."""
    k, seed, batches = case
    reservoir = Reservoir(k, seed)
    for batch in batches:
        items = list(batch)
        reservoir.add(items)
        check_same(items, batch)


def test_largest_stream():
    """The largest allowed sample of the longest allowed stream holds k different items."""
    sample = sample_of(K_MAX, 3, [list(range(ITEMS_MAX))])
    check_form(sample, length=K_MAX)
    check_true(
        len(set(sample) & set(range(ITEMS_MAX))) == K_MAX, "All items of the sample are different items of the stream."
    )


@given(st.integers(-3, 0), st.integers(0, 9))
def test_every_k_below_one_is_refused(k, seed):
    """Zero and negative sizes raise ValueError when the reservoir is made."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        Reservoir(k, seed)
