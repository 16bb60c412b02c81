"""The examples a learner sees, from two that overlap to one that makes no sense."""

import pytest
from solution import merge_intervals

from rehearse_sandbox.kit import check_same


def test_overlapping_intervals():
    """Intervals that share numbers become one, from the first start to the last end."""
    check_same(merge_intervals([(1, 4), (2, 6)]), [(1, 6)])


def test_touching_intervals():
    """Intervals are closed: one shared end point is enough to join them, and the order of the input does not matter."""
    check_same(merge_intervals([(8, 9), (1, 3), (3, 5)]), [(1, 5), (8, 9)])


def test_interval_inside_another():
    """What lies inside another interval adds nothing, and must not shorten it."""
    check_same(merge_intervals([(1, 9), (2, 3)]), [(1, 9)])


def test_neighbours_that_share_nothing():
    """Intervals that share no number stay apart, even when no whole number lies between them."""
    check_same(merge_intervals([(1, 2), (3, 4)]), [(1, 2), (3, 4)])


def test_nothing_to_merge():
    """No intervals give no intervals, and a single number is an interval too."""
    check_same(merge_intervals([]), [])
    check_same(merge_intervals([(2, 2), (0, 1)]), [(0, 1), (2, 2)])


def test_interval_that_ends_before_it_starts():
    """An interval with start > end is refused with ValueError, even when it is the only one."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        merge_intervals([(5, 4)])
