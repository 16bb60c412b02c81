"""Laws of summaries: batches, merging, places far away from zero."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import N_MAX, VALUE_MAX, groups, strategy, summary_of
from solution import RunningMoments, merged

from rehearse_sandbox.kit import check_close, check_form, check_same


def check_summary(summary, expected):
    """The summary has the promised types, and the expected numbers."""
    check_form(summary, kind=tuple, length=3, why="A summary is a tuple of count, mean and squares.")
    check_same(int(summary[0]), expected[0], why="Each value counts once.")
    check_close(summary, expected)


@given(groups(3))
def test_any_batches(batches):
    """After each batch, the summary is that of all values so far, however they were cut into batches."""
    moments, read = RunningMoments(), []
    for batch in batches:
        moments.add(np.array(batch))
        read += batch
        check_summary(moments.summary(), summary_of(read))


@given(groups(2))
def test_mean_and_variance(batches):
    """Mean and variance are those of the summary: the squares divided by the number of values less ddof."""
    moments = RunningMoments()
    for batch in batches:
        moments.add(np.array(batch))
    count, mean, squares = summary_of(batches[0] + batches[1])
    if count:
        check_close(moments.mean(), mean)
        check_close(moments.variance(), squares / count)
    if count > 1:
        check_close(moments.variance(1), squares / (count - 1))


@given(groups(2))
def test_merged_is_together(pair):
    """Two summaries, merged in either order, give the summary of all values together."""
    first, second = map(summary_of, pair)
    check_summary(merged(first, second), summary_of(pair[0] + pair[1]))
    check_summary(merged(second, first), summary_of(pair[0] + pair[1]))


@given(strategy())
def test_merged_with_nothing(case):
    """Merging with the summary of no values changes nothing."""
    first, _ = case
    check_close(merged(first, (0, 0.0, 0.0)), first)
    check_close(merged((0, 0.0, 0.0), first), first)


@given(groups(2), st.integers(-9, 9))
def test_batches_are_only_read(batches, other):
    """Arrays are left unchanged, and what a caller writes into one afterwards has no effect."""
    moments = RunningMoments()
    for batch in batches:
        handed = np.array(batch)
        moments.add(handed)
        check_same(handed.tolist(), batch, why="The array that was handed in must not change.")
        handed[:] = other
    check_summary(moments.summary(), summary_of(batches[0] + batches[1]))


@given(groups(2))
def test_two_objects_are_apart(pair):
    """Each object counts its own values: what one reads, another does not see."""
    first, second = RunningMoments(), RunningMoments()
    first.add(np.array(pair[0]))
    second.add(np.array(pair[1]))
    check_summary(first.summary(), summary_of(pair[0]))
    check_summary(second.summary(), summary_of(pair[1]))


def test_as_much_as_allowed():
    """Twenty thousand values around the largest one allowed, in batches of very different sizes, have the mean and variance of plain counting."""
    # Half of them one below and half of them one above the same place, in turns.
    place = VALUE_MAX - 1.0
    values = place + np.tile([-1.0, 1.0], N_MAX // 2)
    whole = RunningMoments()
    whole.add(values)
    check_summary(whole.summary(), (N_MAX, place, float(N_MAX)))
    moments = RunningMoments()
    for start, stop in [(0, 1), (1, 10), (10, N_MAX // 2), (N_MAX // 2, N_MAX)]:
        moments.add(values[start:stop])
    check_summary(moments.summary(), (N_MAX, place, float(N_MAX)))
    far = merged((N_MAX // 2, -VALUE_MAX, 0.0), (N_MAX // 2, VALUE_MAX, 0.0))
    check_summary(far, (N_MAX, 0.0, N_MAX * VALUE_MAX**2))
