"""Laws of the longest stretch with a capped sum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import CAPS, FEW, N_MAX, VALUE_MAX, batches, strategy
from solution import CappedStream, longest_capped_subarray

from rehearse_sandbox.kit import check_same


def longest_by_trying(values, cap):
    """The answer by trying every stretch: longer ones first, and of equally long ones the first."""
    for length in range(len(values), 0, -1):
        for start in range(len(values) - length + 1):
            if sum(values[start : start + length]) <= cap:
                return start, start + length
    return 0, 0


@given(strategy())
def test_no_other_is_longer(case):
    """The answer is the first of the longest stretches among all that fit, and (0, 0) when none does."""
    values, cap = case
    check_same(longest_capped_subarray(list(values), cap), longest_by_trying(values, cap))


@given(strategy(), st.integers(2, 10**7))
def test_other_units(case, scale):
    """With all values and the cap in other units, thousands or millions of times as large, the stretch stays the same."""
    values, cap = case
    check_same(
        longest_capped_subarray([value * scale for value in values], cap * scale), longest_by_trying(values, cap)
    )


@given(strategy(), strategy(size=3))
def test_a_value_beyond_the_cap_separates(case, after):
    """No stretch crosses a value beyond the cap: the answer is the longer of the answers for both sides, and at a tie the first."""
    values, cap = case
    left, right = longest_by_trying(values, cap), longest_by_trying(after[0], cap)
    shift = len(values) + 1
    longer_right = right[1] - right[0] > left[1] - left[0]
    expected = (right[0] + shift, right[1] + shift) if longer_right else left
    check_same(longest_capped_subarray([*values, cap + 1, *after[0]], cap), expected)


@given(batches())
def test_same_in_any_batches(case):
    """After each batch the stream's answer is the one for all values read so far, however they were cut into batches."""
    cap, cut = case
    stream = CappedStream(cap)
    read = []
    for batch in cut:
        stream.add(list(batch))
        read += batch
        check_same(stream.longest(), longest_by_trying(read, cap))


@given(CAPS, FEW, FEW, st.integers(-3, -1), FEW)
def test_refused_batch_is_not_read(cap, before, good, bad, after):
    """A batch with a negative value raises ValueError and leaves the stream as it was, also for what comes later."""
    stream = CappedStream(cap)
    stream.add(list(before))
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        stream.add([*good, bad])
    check_same(stream.longest(), longest_by_trying(before, cap))
    stream.add(list(after))
    check_same(stream.longest(), longest_by_trying(before + after, cap))


@given(strategy(), st.integers(0, 4))
def test_lists_are_left_alone(case, cut):
    """The lists that are handed in hold the same values after the call."""
    values, cap = case
    whole, begin, rest = list(values), values[:cut], values[cut:]
    longest_capped_subarray(whole, cap)
    check_same(whole, values, why="The list that was handed in must not change.")
    stream = CappedStream(cap)
    stream.add(begin)
    stream.add(rest)
    check_same(begin + rest, values, why="The batches that were handed in must not change.")


def test_two_streams_are_apart():
    """Each stream has its own values and its own cap: what one reads, another does not see."""
    first, second = CappedStream(3), CappedStream(9)
    first.add([1, 1])
    second.add([9, 0, 0, 0])
    first.add([1, 1])
    check_same(first.longest(), (0, 3))
    check_same(second.longest(), (0, 4))


def test_as_much_as_allowed():
    """Lists and streams as long as allowed, of the largest values, are answered like any others."""
    half = N_MAX // 2
    values = [VALUE_MAX] * half + [0] * half
    check_same(longest_capped_subarray(list(values), VALUE_MAX), (half - 1, N_MAX))
    stream = CappedStream(VALUE_MAX)
    stream.add(values[:half])
    stream.add(values[half:])
    check_same(stream.longest(), (half - 1, N_MAX))
