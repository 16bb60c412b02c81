"""Laws of merged intervals."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import N_MAX, X_MAX, interval, strategy
from solution import merge_intervals

from rehearse_sandbox.kit import check_same, check_true


def merged_point_by_point(intervals):
    """The answer by marking every whole and every half number that is held, and reading off the runs."""
    held = sorted({x for start, end in intervals for x in range(2 * start, 2 * end + 1)})
    starts = [x // 2 for x in held if x - 1 not in held]
    ends = [x // 2 for x in held if x + 1 not in held]
    return list(zip(starts, ends, strict=True))


@given(strategy())
def test_same_numbers_held(intervals):
    """The result holds exactly the numbers that the input holds, in as few intervals as that takes, sorted."""
    check_same(merge_intervals(list(intervals)), merged_point_by_point(intervals))


@given(strategy(size=4), st.integers(-1000, 1000), st.integers(1, 900_000))
def test_numbers_far_from_zero(intervals, shift, scale):
    """Shifting and stretching all intervals shifts and stretches the result, and changes nothing else."""
    far = [(shift + scale * start, shift + scale * end) for start, end in intervals]
    expected = [(shift + scale * start, shift + scale * end) for start, end in merged_point_by_point(intervals)]
    check_same(merge_intervals(far), expected)


@given(strategy(size=3), interval(), st.integers(0, 3))
def test_one_bad_interval_anywhere(intervals, good, place):
    """One interval with start > end, wherever it stands in the list, makes the call raise ValueError."""
    bad = (good[1] + 1, good[0])
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        merge_intervals([*intervals[:place], bad, *intervals[place:]])


@given(strategy())
def test_input_is_left_alone(intervals):
    """The list that was handed in holds the same intervals in the same order after the call."""
    given_list = list(intervals)
    merge_intervals(given_list)
    check_true(given_list == intervals, "The list that was handed in must not change: sort a copy.", output=given_list)


def test_largest_numbers():
    """Numbers as large as allowed, of either sign, are compared like any others."""
    intervals = [(X_MAX - 1, X_MAX), (-X_MAX, 0), (1 - X_MAX, -1)]
    check_same(merge_intervals(intervals), [(-X_MAX, 0), (X_MAX - 1, X_MAX)])


def test_as_many_as_allowed():
    """The largest allowed number of intervals is merged like any other."""
    chains = [
        [(30 * i, 30 * i + 10), (30 * i + 10, 30 * i + 15), (30 * i + 20, 30 * i + 20)] for i in range(N_MAX // 3)
    ]
    intervals = [pair for chain in chains for pair in chain]
    random.Random(5).shuffle(intervals)
    expected = [pair for i in range(N_MAX // 3) for pair in ((30 * i, 30 * i + 15), (30 * i + 20, 30 * i + 20))]
    check_same(merge_intervals(intervals), expected)
