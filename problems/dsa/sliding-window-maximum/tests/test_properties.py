"""Laws of the largest value of each window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import N_MAX, VALUE_MAX, VALUES, strategy
from solution import window_maxima

from rehearse_sandbox.kit import check_same


def by_looking(values, width):
    """The answer by looking through each window."""
    return [max(values[start : start + width]) for start in range(len(values) - width + 1)]


@given(strategy())
def test_largest_of_each_window(case):
    """Each entry is the largest value of its window: it occurs there, and nothing there is larger."""
    values, width = case
    check_same(window_maxima(list(values), width), by_looking(values, width))


@given(strategy())
def test_read_from_the_right(case):
    """Of the values in reversed order, the entries are the same in reversed order."""
    values, width = case
    check_same(window_maxima(values[::-1], width), by_looking(values, width)[::-1])


@given(st.lists(VALUES, min_size=3, max_size=9), st.integers(1, 3), st.integers(1, 3))
def test_windows_of_windows(values, inner, outer):
    """A window over the entries of neighbouring windows sees as far as one wide window over the values."""
    once = by_looking(values, inner)
    check_same(window_maxima(once, outer), by_looking(values, inner + outer - 1))


@given(st.lists(VALUES, max_size=5), st.integers(-(10**9), 0))
def test_any_width_below_1(values, width):
    """Every width below 1 raises ValueError."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        window_maxima(list(values), width)


@given(strategy())
def test_values_are_left_alone(case):
    """The list that is handed in holds the same values after the call."""
    values, width = case
    handed = list(values)
    window_maxima(handed, width)
    check_same(handed, values, why="The list that was handed in must not change.")


def test_as_much_as_allowed():
    """Lists as long as allowed, of the largest values, and the widest windows are answered like any others."""
    falling = [VALUE_MAX - i for i in range(N_MAX)]
    width = N_MAX // 2
    check_same(window_maxima(list(falling), width), falling[: N_MAX - width + 1])
    check_same(window_maxima(falling[::-1], width), falling[::-1][width - 1 :])
    check_same(window_maxima([-VALUE_MAX] * 3, 2), [-VALUE_MAX] * 2)
    check_same(window_maxima([1, 2, 3], VALUE_MAX), [])
