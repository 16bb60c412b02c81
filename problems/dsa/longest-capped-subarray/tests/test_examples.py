"""The examples a learner sees, from a list to a stream."""

import pytest
from solution import CappedStream, longest_capped_subarray

from rehearse_sandbox.kit import check_same


def test_stretch_in_the_middle():
    """The longest stretch may begin and end anywhere, and its sum may reach the cap exactly."""
    check_same(longest_capped_subarray([6, 3, 2, 1, 2, 4], 5), (2, 5))


def test_first_of_equally_long():
    """Of several longest stretches, the one that begins first is returned."""
    check_same(longest_capped_subarray([3, 2, 9, 1, 1], 5), (0, 2))


def test_zeros_cost_nothing():
    """Zeros make a stretch longer without adding to its sum, also at its ends and when the cap is 0."""
    check_same(longest_capped_subarray([0, 5, 0, 0, 7], 5), (0, 4))
    check_same(longest_capped_subarray([0, 2, 0, 0], 0), (2, 4))


def test_nothing_fits():
    """When every value alone is beyond the cap, or there is none, the answer is (0, 0)."""
    check_same(longest_capped_subarray([7, 9], 5), (0, 0))
    check_same(longest_capped_subarray([], 5), (0, 0))


def test_stretch_across_batches():
    """A stretch may begin in one batch and end in another, and positions are counted from the stream's beginning; an earlier one keeps a tie."""
    stream = CappedStream(5)
    check_same(stream.longest(), (0, 0))
    stream.add([4, 2])
    check_same(stream.longest(), (0, 1))
    stream.add([])
    stream.add([1, 1, 3])
    check_same(stream.longest(), (1, 4))
    stream.add([5, 0, 0])
    check_same(stream.longest(), (1, 4))


def test_negative_numbers():
    """A negative cap and a negative value are refused with ValueError."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        longest_capped_subarray([1, 2], -1)
    with pytest.raises(ValueError):  # noqa: PT011
        longest_capped_subarray([1, -2], 3)
    with pytest.raises(ValueError):  # noqa: PT011
        CappedStream(-1)
    with pytest.raises(ValueError):  # noqa: PT011
        CappedStream(3).add([1, -2])
