"""The examples a learner sees."""

import pytest
from solution import window_maxima

from rehearse_sandbox.kit import check_same


def test_every_window():
    """Each window has one entry, from left to right, beginning with the first full window."""
    check_same(window_maxima([1, 3, 2, 4, 2], 2), [3, 3, 4, 4])


def test_maximum_leaves_the_window():
    """When the largest value has left the window, the largest of those that are still inside takes its place."""
    check_same(window_maxima([4, 2, 9, 6, 3, 5], 3), [9, 9, 9, 6])
    check_same(window_maxima([9, 7, 5, 3], 2), [9, 7, 5])
    check_same(window_maxima([1, 2, 3, 0, 0], 2), [2, 3, 3, 0])


def test_equal_values():
    """When one of two equal values leaves the window, the other one is still there."""
    check_same(window_maxima([5, 5, 1, 1], 2), [5, 5, 1])


def test_negative_values():
    """The largest of negative values is negative."""
    check_same(window_maxima([-3, -1, -2, -4], 2), [-1, -1, -2])


def test_width_of_1_and_of_the_whole_list():
    """A window of width 1 holds one value; one as wide as the list holds all, and gives one entry."""
    check_same(window_maxima([4, 2, 7], 1), [4, 2, 7])
    check_same(window_maxima([2, 8, 5], 3), [8])


def test_wider_than_the_list():
    """A window that is wider than the list does not exist, so the result is empty."""
    check_same(window_maxima([2, 8], 3), [])
    check_same(window_maxima([], 1), [])


@pytest.mark.parametrize("values", [[1, 2], []], ids=["two values", "no values"])
def test_width_below_1(values):
    """A width of 0 and a negative one raise ValueError, whatever the values are."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        window_maxima(list(values), 0)
    with pytest.raises(ValueError):  # noqa: PT011
        window_maxima(list(values), -2)
