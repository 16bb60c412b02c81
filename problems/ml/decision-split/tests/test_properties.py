"""Laws of an impurity, and of the split that lowers it most."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import (
    CRITERIA,
    LABEL_MAX,
    N_MAX,
    SPREAD_MAX,
    X_MAX,
    Y_MAX,
    crowds,
    every_threshold,
    mixture,
    strategy,
    valid,
)
from solution import best_split, impurity

from rehearse_sandbox.kit import check_close, check_form, check_same, check_true


def split(values, targets, criterion):
    """The threshold and the gain that the solution finds, after a check that it has the promised form."""
    why = "Between distinct values there is a threshold: best_split returns the pair (threshold, gain)."
    return check_form(best_split(values, targets, criterion), kind=tuple, length=2, why=why)


def check_split(answer, expected, values):
    """The same threshold and gain, and the same examples on the left."""
    check_close(answer, expected)
    if expected is not None:
        same = bool(((values <= answer[0]) == (values <= expected[0])).all())
        check_true(same, "The threshold must lie between the two neighbouring values.", output=answer)


@given(strategy(smallest=1) | crowds())
def test_impurity_by_definition(case):
    """Impurity is one minus the sum of squared shares, the mean number of bits, or the mean squared distance from the mean."""
    _, targets, criterion = case
    check_close(impurity(targets, criterion), mixture(targets, criterion))


@given(strategy())
def test_every_threshold(case):
    """No threshold gains more, none that is lower gains as much, and the gain is what this threshold lowers the impurity by."""
    check_split(best_split(*case), every_threshold(*case), case[0])


@given(crowds().filter(lambda case: valid(*case)))
def test_every_threshold_of_many(case):
    """Among many examples, too, no threshold gains more, and none that is lower gains as much."""
    check_split(best_split(*case), every_threshold(*case), case[0])


@given(strategy(smallest=2), st.sets(st.integers(-50, 50), min_size=6, max_size=6).map(sorted))
def test_only_the_order_counts(case, levels):
    """Other values in the same order, with the same ties, give the same gain, and the threshold sends the same examples left."""
    values, targets, criterion = case
    others = np.array(levels, dtype=np.float64)[values.astype(np.int64) + 2]
    check_split(best_split(others, targets, criterion), every_threshold(others, targets, criterion), others)


@given(strategy(smallest=2))
def test_order_of_the_examples(case):
    """In which order the examples come makes no difference: backwards is as good as forwards."""
    values, targets, criterion = case
    backwards = values[::-1].copy(), targets[::-1].copy(), criterion
    check_split(best_split(*backwards), every_threshold(*case), values)


@given(strategy(smallest=2))
def test_turned_around(case):
    """Changing the sign of all values exchanges left and right, and the best gain stays the same."""
    values, targets, criterion = case
    expected = every_threshold(*case)
    if expected is None:
        check_same(best_split(-values, targets, criterion), None)
    else:
        check_close(split(-values, targets, criterion)[1], expected[1])


@given(strategy(smallest=1, criteria=("gini", "entropy")), st.permutations(range(LABEL_MAX + 1)))
def test_other_names_for_the_classes(case, names):
    """Classes are names: others in their place, also with gaps between them, change neither threshold nor gain."""
    values, classes, criterion = case
    renamed = np.array(names)[classes]
    check_close(impurity(renamed, criterion), mixture(classes, criterion))
    check_split(best_split(values, renamed, criterion), every_threshold(*case), values)


@given(strategy(smallest=1, criteria=("variance",)), st.integers(Y_MAX // 2, Y_MAX - 2))
def test_far_from_zero(case, shift):
    """Adding the same number to all targets changes no variance and so no gain, even a million away."""
    values, numbers, criterion = case
    check_close(impurity(numbers + shift, criterion), mixture(numbers, criterion))
    check_split(best_split(values, numbers + shift, criterion), every_threshold(*case), values)


@given(st.integers(1, LABEL_MAX + 1), st.integers(1, 3))
def test_equally_frequent_classes(count, times):
    """k equally frequent classes have Gini impurity 1 - 1/k and an entropy of log k bits."""
    classes = np.tile(np.arange(count), times)
    check_close(impurity(classes, "gini"), 1 - 1 / count)
    check_close(impurity(classes, "entropy"), math.log2(count))


@given(strategy(size=3, smallest=1), st.text("abgintevyrop", max_size=8).filter(lambda name: name not in CRITERIA))
def test_unknown_criteria(case, criterion):
    """Any criterion but the three raises ValueError, whatever the arrays are."""
    values, targets, _ = case
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        impurity(targets, criterion)
    with pytest.raises(ValueError):  # noqa: PT011
        best_split(values, targets, criterion)


@given(strategy(size=4, smallest=1))
def test_inputs_are_left_alone(case):
    """The caller's values and targets hold the same numbers in the same order after the calls."""
    values, targets, criterion = case
    values_before, targets_before = values.copy(), targets.copy()
    impurity(targets, criterion)
    best_split(values, targets, criterion)
    check_same(values, values_before, why="The values belong to the caller: sort a copy, not in place.")
    check_same(targets, targets_before)


def test_equal_blocks():
    """With equal blocks of classes all borders between blocks have the same Gini gain, digits aside, and the lowest wins; by entropy the middle one is best."""
    block = N_MAX // (LABEL_MAX + 1)
    values = np.repeat(np.linspace(-1, 1, N_MAX // 5 + 1)[:-1], 5) * X_MAX
    classes = np.arange(N_MAX) // block
    low, middle = (values[place - 1 : place + 1].mean() for place in (block, N_MAX // 2))
    check_split(best_split(values, classes, "gini"), (low, 0.05), values)
    check_split(best_split(values, classes, "entropy"), (middle, 1.0), values)


def test_largest_numbers():
    """As many numbers as allowed, as far from zero and from each other as allowed, are split where they jump."""
    place = 3 * N_MAX // 5
    values = (np.arange(N_MAX) // 5).astype(np.float64)
    numbers = np.where(np.arange(N_MAX) < place, Y_MAX, Y_MAX - SPREAD_MAX).astype(np.float64)
    check_close(best_split(values, numbers, "variance"), (place / 5 - 0.5, 0.24 * SPREAD_MAX**2))
