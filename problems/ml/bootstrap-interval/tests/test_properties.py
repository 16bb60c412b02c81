"""Laws of bootstrap intervals: what is drawn, where the ends lie, and what a change of the data does to them."""

import math
from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import COLUMNS_MAX, LEVELS, N_MAX, ROUNDS_MAX, average, bounds, prepared, recorder, resamples, strategy
from solution import bootstrap_interval

from rehearse_sandbox.kit import check_close, check_distribution, check_same, check_true


def quantile(results, share):
    """The quantile of these results by the statement, with fractions."""
    ordered, position = sorted(map(Fraction, results)), Fraction(share) * (len(results) - 1)
    below, above = ordered[math.floor(position)], ordered[math.ceil(position)]
    return float(below + (position - math.floor(position)) * (above - below))


def ends(results, level):
    """Both ends of the interval that belongs to these results."""
    return quantile(results, (1 - Fraction(level)) / 2), quantile(results, (1 + Fraction(level)) / 2)


@given(st.lists(st.integers(-20, 20), min_size=1, max_size=9), LEVELS)
def test_ends_by_definition(results, level):
    """The ends are the quantiles at (1 - level) / 2 and (1 + level) / 2 of what the statistic returned."""
    found = bounds(bootstrap_interval(np.array([1.0, 5.0]), prepared(results), level, len(results), 0))
    check_close(found, ends(results, level))


@given(strategy())
def test_interval_of_what_was_drawn(case):
    """Each resample holds observations of the data and nothing else, and the interval belongs to their statistics."""
    data, level, rounds, seed = case
    samples = []
    found = bounds(bootstrap_interval(data, recorder(samples), level, rounds, seed))
    known = {tuple(np.atleast_1d(row).tolist()) for row in data}
    for sample in samples:
        drawn = {tuple(np.atleast_1d(row).tolist()) for row in sample}
        check_true(drawn <= known, "A resample holds observations of the data and nothing else.", output=sample)
    check_same(len(samples), rounds, why="The statistic is called once in each round, and nowhere else.")
    check_close(found, ends([average(sample) for sample in samples], level))


@given(strategy(), st.integers(-9, 9), st.sampled_from([1.0, 2.0, 5.0]))
def test_shift_and_scale(case, shift, factor):
    """Data that are stretched and moved have an interval of their mean that is stretched and moved in the same way."""
    data, level, rounds, seed = case
    low, high = bounds(bootstrap_interval(data.copy(), average, level, rounds, seed))
    moved = bootstrap_interval(factor * data + shift, average, level, rounds, seed)
    check_close(bounds(moved), (factor * low + shift, factor * high + shift))


@given(strategy())
def test_data_are_left_alone(case):
    """The data hold the same numbers after the call as before."""
    data, level, rounds, seed = case
    handed = data.copy()
    bootstrap_interval(handed, average, level, rounds, seed)
    check_same(handed, data, why="The data belong to the caller: do not shuffle or write into them.")


PROGRAM = """\
seen = []
bootstrap_interval(np.array([1.0, 2.0, 3.0]), lambda sample: seen.append(sorted(sample)) or 0.0, 0.9, 600, 4)"""


def shares(draws):
    """How likely each sorted tuple of so many draws from 1, 2 and 3 is."""
    found = {(): 1.0}
    for _ in range(draws):
        step = {}
        for values, chance in found.items():
            for value in (1.0, 2.0, 3.0):
                longer = tuple(sorted((*values, value)))
                step[longer] = step.get(longer, 0.0) + chance / 3
        found = step
    return found


def test_every_draw_is_even():
    """Each of the n draws takes each observation with probability 1/n, whatever the others took."""
    samples = resamples(np.array([1.0, 2.0, 3.0]), 600, 4)
    check_distribution([tuple(sorted(sample.tolist())) for sample in samples], shares(3), program=PROGRAM)


def test_seeds_are_independent():
    """The first resamples of many seeds are as even as many resamples of one seed."""
    samples = [resamples(np.array([1.0, 2.0, 3.0]), 1, seed)[0] for seed in range(120)]
    program = "for seed in range(120):\n    bootstrap_interval(np.array([1.0, 2.0, 3.0]), statistic, 0.5, 1, seed)"
    check_distribution([tuple(sorted(sample.tolist())) for sample in samples], shares(3), program=program)


def test_as_much_as_allowed():
    """The largest data and the most rounds that are allowed give the interval of what was drawn."""
    data = np.arange(float(N_MAX * COLUMNS_MAX)).reshape(N_MAX, COLUMNS_MAX)
    check_close(bootstrap_interval(data, prepared([4.0, 8.0]), 0.5, 2, 1), (5.0, 7.0))
    numbers = range(ROUNDS_MAX)
    check_close(bootstrap_interval(np.ones(1), prepared(numbers), 0.5, ROUNDS_MAX, 1), (249.75, 749.25))
