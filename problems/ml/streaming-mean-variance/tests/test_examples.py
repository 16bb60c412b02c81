"""The examples a learner sees, from one batch to several machines."""

import numpy as np
import pytest
from solution import RunningMoments, merged

from rehearse_sandbox.kit import check_close, check_same


def test_one_batch():
    """The summary holds how many values there are, their mean, and the sum of their squared deviations from it."""
    moments = RunningMoments()
    moments.add(np.array([4.0, 7.0, 13.0, 16.0]))
    check_close(moments.summary(), (4, 10.0, 90.0))
    check_close(moments.mean(), 10.0)


def test_two_variances():
    """The variance divides by the number of values less ddof, which is 0 unless it is given."""
    moments = RunningMoments()
    moments.add(np.array([4.0, 7.0, 13.0, 16.0]))
    check_close(moments.variance(), 22.5)
    check_close(moments.variance(0), 22.5)
    check_close(moments.variance(1), 30.0)


def test_two_machines():
    """Merging counts each value once: the larger group weighs more in the mean, and means that differ add to the squares."""
    first, second = (1, 0.0, 0.0), (3, 4.0, 6.0)
    check_close(merged(first, second), (4, 3.0, 18.0))


def test_one_batch_after_another():
    """Later batches are added to earlier ones, and it makes no difference where one ends."""
    moments = RunningMoments()
    moments.add(np.array([4.0]))
    moments.add(np.array([7.0, 13.0]))
    moments.add(np.array([16.0]))
    check_close(moments.summary(), (4, 10.0, 90.0))


def test_no_values():
    """The summary of nothing is (0, 0.0, 0.0); an empty batch, and merging with nothing, change nothing."""
    moments = RunningMoments()
    check_close(moments.summary(), (0, 0.0, 0.0))
    moments.add(np.array([]))
    check_close(moments.summary(), (0, 0.0, 0.0))
    moments.add(np.array([3.0, 5.0]))
    moments.add(np.array([]))
    check_close(moments.summary(), (2, 4.0, 2.0))
    check_close(merged((0, 0.0, 0.0), (2, 3.0, 2.0)), (2, 3.0, 2.0))
    check_close(merged((2, 3.0, 2.0), (0, 0.0, 0.0)), (2, 3.0, 2.0))
    check_close(merged((0, 0.0, 0.0), (0, 0.0, 0.0)), (0, 0.0, 0.0))


def test_far_away_from_zero():
    """A million away from zero, the variance is as right as close to it."""
    moments = RunningMoments()
    moments.add(np.array([4.0, 7.0, 13.0, 16.0]) + 1000000.1)
    check_close(moments.variance(), 22.5)


def test_merging_far_away_from_zero():
    """Merging is as right a million away from zero as close to it."""
    for place in (1000000.1, 1000000.3, 999999.7, -1000000.6):
        check_close(merged((2, place, 2.0), (2, place + 2.0, 2.0)), (4, place + 1.0, 8.0))


def test_too_few_values():
    """The mean of nothing, and a variance that would divide by zero, raise ValueError."""
    moments = RunningMoments()
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        moments.mean()
    for ddof in (0, 1):
        with pytest.raises(ValueError):  # noqa: PT011
            moments.variance(ddof)
    moments.add(np.array([3.0]))
    check_same(float(moments.variance()), 0.0)
    with pytest.raises(ValueError):  # noqa: PT011
        moments.variance(1)
