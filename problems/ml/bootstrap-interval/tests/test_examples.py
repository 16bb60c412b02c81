"""The examples a learner sees, from prepared results to refused arguments."""

import numpy as np
import pytest
from inputs import average, bounds, prepared, recorder, resamples
from solution import bootstrap_interval

from rehearse_sandbox.kit import check_close, check_same, check_true


def test_quantiles_are_interpolated():
    """Each end lies at its position among the sorted results, between two neighbours if need be, with as much left out below as above."""
    data = np.array([1.0, 2.0, 3.0])
    check_close(bootstrap_interval(data, prepared([40.0, 0.0, 10.0, 30.0, 20.0]), 0.5, 5, 0), (10.0, 30.0))
    check_close(bootstrap_interval(data, prepared([40.0, 0.0, 10.0, 30.0, 20.0]), 0.75, 5, 0), (5.0, 35.0))
    check_close(bootstrap_interval(data, prepared([0.0, 1.0, 100.0]), 0.5, 3, 0), (0.5, 50.5))


def test_one_observation():
    """A single observation can only be drawn again, so both ends are its statistic; the same holds for observations that are all equal."""
    check_close(bootstrap_interval(np.array([3.0]), average, 0.9, 7, 0), (3.0, 3.0))
    check_close(bootstrap_interval(np.array([2.0, 2.0, 2.0]), average, 0.9, 7, 1), (2.0, 2.0))


def test_one_call_for_each_round():
    """The statistic is called exactly once in each round, with as many observations as the data have."""
    resamples(np.array([1.0, 2.0, 4.0, 8.0]), 6, 3)


def test_some_are_drawn_twice():
    """Observations are drawn with replacement: of twenty draws from twenty some take the same one, and some are never taken."""
    samples = resamples(np.arange(20.0), 5, 1)
    check_true(
        all(len(set(sample.tolist())) < 20 for sample in samples),
        "A resample draws with replacement, so some observations come twice and others not at all.",
        output=samples[0],
    )


def test_rows_stay_together():
    """With two axes an observation is a whole row: its numbers are drawn together or not at all."""
    data = np.array([[number, 10.0 * number] for number in range(1, 9)])
    for sample in resamples(data, 5, 2):
        check_same(sample[:, 1], 10.0 * sample[:, 0])


def test_the_seed_decides():
    """The same seed gives the same resamples, and another seed gives others in every round."""
    data = np.arange(40.0)
    first, again, other = (resamples(data, 4, seed) for seed in (5, 5, 6))
    check_same([sample.tolist() for sample in again], [sample.tolist() for sample in first])
    known = [sorted(sample) for sample in first]
    for sample in other:
        check_true(sorted(sample) not in known, "Another seed draws other resamples, in every round.", output=sample)


def test_a_bootstrap_inside():
    """Each call has a generator of its own: a statistic that calls bootstrap_interval does not change what is drawn outside."""
    data, samples = np.arange(40.0), []

    def statistic(sample):
        return bootstrap_interval(sample, average, 0.5, 1, 9)[0]

    bootstrap_interval(data.copy(), recorder(samples, statistic), 0.5, 3, 8)
    for sample, expected in zip(samples, resamples(data, 3, 8), strict=True):
        check_same(sample, expected)


def test_refused_arguments():
    """No observations, a level outside of (0, 1) and fewer than one round raise ValueError before the statistic is called."""
    calls = []
    for data, level, rounds in (
        (np.zeros(0), 0.9, 5),
        (np.zeros((0, 2)), 0.9, 5),
        (np.ones(2), 1.0, 5),
        (np.ones(2), 0.0, 5),
        (np.ones(2), 1.5, 5),
        (np.ones(2), -0.5, 5),
        (np.ones(2), 0.9, 0),
        (np.ones(2), 0.9, -1),
    ):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            bootstrap_interval(data, recorder(calls), level, rounds, 0)
    check_same(len(calls), 0, why="What is refused is refused before the statistic is called.")
    check_close(bounds(bootstrap_interval(np.ones(2), average, 0.01, 1, 0)), (1.0, 1.0))
