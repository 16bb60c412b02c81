"""The examples a learner sees, from a single choice to weights that are refused."""

import pytest
from inputs import check_counts, picked, source, source_of_ends
from solution import WeightedPicker

from rehearse_sandbox.kit import check_same, check_true


def test_one_positive_weight():
    """Where only one weight is above 0, its index is drawn every time."""
    check_same(WeightedPicker([0, 5, 0], source(1)).picks(3), [1, 1, 1])


def test_three_times_as_often():
    """An index with three times the weight is drawn three times as often."""
    check_counts([1, 3], seed=2)


def test_numbers_at_both_ends():
    """Whatever numbers come, also 0 and the largest below 1, an index with weight 0 is never drawn."""
    drawn = picked([0, 2, 0, 1, 0], 60, source_of_ends(3))
    check_true(set(drawn) <= {1, 3}, "Only the indices 1 and 3 have a weight above 0.", output=drawn)


def test_no_picks():
    """Nothing is drawn when nothing is asked for, and the picker goes on working."""
    picker = WeightedPicker([4], source(4))
    check_same(picker.picks(0), [])
    check_same(picker.picks(2), [0, 0])


def test_weights_that_are_refused():
    """ValueError is raised for a negative weight, for zeros only, and for no weights at all."""
    for weights in ([3, -1], [0, 0], [], [-1, 5, 5]):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            WeightedPicker(weights, source(5))


def test_negative_count():
    """A negative count is refused with ValueError."""
    picker = WeightedPicker([1, 2], source(6))
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        picker.picks(-1)
