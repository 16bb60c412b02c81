"""Laws of clipping by the global norm."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import SIZE_MAX, clipped, exact_norm, of_any_size, strategy
from solution import clip_by_global_norm

from rehearse_sandbox.kit import check_close, check_same


def copies(arrays):
    """New arrays with the same numbers."""
    return [array.copy() for array in arrays]


def check_clipped(gradients, limit):
    """The answer for these gradients is right."""
    arrays, norm = clipped(clip_by_global_norm(copies(gradients), limit), gradients)
    expected = exact_norm(gradients)
    check_close(float(norm), expected, why="The norm is the root of the sum of all squares, before clipping.")
    for array, gradient in zip(arrays, gradients, strict=True):
        if expected > limit:
            check_close(array, gradient * (limit / expected))
        else:
            check_same(array.tolist(), gradient.tolist(), why="What is short enough keeps exactly its numbers.")


@given(strategy())
def test_one_factor_for_all(case):
    """All numbers are multiplied by the same factor, so that the global norm is at most the limit; never by more than 1."""
    check_clipped(*case)


@given(of_any_size())
def test_very_large_and_very_small_numbers(case):
    """Numbers whose squares fit no float are clipped like any others."""
    check_clipped(*case)


@given(strategy(), st.sampled_from([np.nan, np.inf, -np.inf]), st.integers(0, 3))
def test_one_number_that_is_not_finite(case, bad, place):
    """A single number that is NaN or infinite, wherever it stands, raises ValueError."""
    gradients, limit = case
    gradients.insert(place, np.array([1.0, bad]))
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        clip_by_global_norm(gradients, limit)


@given(strategy())
def test_gradients_are_left_alone(case):
    """The arrays that are handed in hold the same numbers after the call."""
    gradients, limit = case
    handed = copies(gradients)
    clip_by_global_norm(handed, limit)
    same = [array.tolist() for array in handed]
    check_same(same, [array.tolist() for array in gradients], why="Arrays that are handed in must not change.")


def test_as_many_as_allowed():
    """As many numbers as allowed, in one array and in many, are clipped like any others."""
    numbers = np.tile([3.0, -4.0], SIZE_MAX // 2)
    check_clipped([numbers], 2.0)
    check_clipped(np.split(numbers, 20), 2.0)
