"""The examples a learner sees: one for each criterion, equal gains, no gain, nothing to choose, and a criterion that is none."""

import numpy as np
import pytest
from solution import best_split, impurity

from rehearse_sandbox.kit import check_close, check_form, check_same, check_true


def test_classes():
    """The best threshold lies halfway between two neighbouring values, and each side counts by its share of the examples."""
    values = np.array([4.0, 1.0, 3.0, 2.0, 4.0, 6.0])
    classes = np.array([1, 0, 1, 0, 0, 1])
    check_close(impurity(classes, "gini"), 1 / 2)
    check_close(best_split(values, classes, "gini"), (2.5, 1 / 4))


def test_bits():
    """Entropy is measured in bits: four equally frequent classes have 2, and a class that is missing adds nothing."""
    check_close(impurity(np.array([0, 1, 2, 3]), "entropy"), 2.0)
    check_close(impurity(np.array([5, 5, 5]), "entropy"), 0.0)
    check_close(best_split(np.array([1.0, 2.0, 3.0, 4.0]), np.array([0, 1, 2, 2]), "entropy"), (2.5, 1.0))


def test_numbers():
    """For numbers the impurity is the variance, divided by how many there are."""
    values, numbers = np.array([1.0, 2.0, 3.0, 4.0]), np.array([10.0, 10.0, 16.0, 20.0])
    check_close(impurity(numbers, "variance"), 18.0)
    check_close(best_split(values, numbers, "variance"), (2.5, 16.0))


def test_equal_gains():
    """When several thresholds are equally good, the lowest one wins."""
    values, classes = np.array([4.0, 3.0, 2.0, 1.0]), np.array([0, 1, 1, 0])
    check_close(best_split(values, classes, "gini"), (1.5, 1 / 6))


def test_no_gain():
    """A largest gain of 0 is an answer, too; equal values are never separated, however well that would work."""
    check_close(best_split(np.array([1.0, 1.0, 2.0, 2.0]), np.array([0, 1, 0, 1]), "gini"), (1.5, 0.0))
    check_close(best_split(np.array([3.0, 5.0, 9.0]), np.array([7, 7, 7]), "entropy"), (4.0, 0.0))


def test_equal_on_paper():
    """Gains that are equal on paper are equal, whatever the last digits of the computed ones say: the lowest threshold wins."""
    values, classes = np.array([1.0, 1.0, 2.0, 2.0, 2.0, 3.0, 3.0]), np.array([1, 1, 0, 1, 2, 2, 2])
    check_close(best_split(values, classes, "gini"), (1.5, 52 / 245))


def test_nothing_to_choose():
    """Without two distinct values there is no threshold, and the answer is None."""
    check_same(best_split(np.array([2.0, 2.0, 2.0]), np.array([0, 1, 0]), "gini"), None)
    check_same(best_split(np.array([2.0]), np.array([5.0]), "variance"), None)
    check_same(best_split(np.array([]), np.array([], dtype=np.int64), "entropy"), None)


def test_neighbouring_floats():
    """A threshold is at least the lower value and less than the higher one, also where their midpoint cannot be told from the higher one."""
    low, high = 1.0000000000000002, 1.0000000000000004
    threshold, gain = check_form(best_split(np.array([low, high]), np.array([0, 1]), "gini"), kind=tuple, length=2)
    check_true(
        low <= threshold < high,
        "The threshold must send the lower value left and the higher one right.",
        output=threshold,
    )
    check_close(gain, 0.5)


def test_another_criterion():
    """Both functions raise ValueError for a criterion that they do not know, even if there is nothing to choose."""
    for criterion in ("accuracy", "Gini", ""):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            impurity(np.array([0, 1]), criterion)
        with pytest.raises(ValueError):  # noqa: PT011
            best_split(np.array([2.0, 2.0]), np.array([0, 1]), criterion)
