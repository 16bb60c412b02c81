"""Laws of the attack problem, over drawn inputs and in every form in which a judge asks something."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import expected_double, expected_scale, small_arrays, small_lists
from solution import Counter, double, scale

from rehearse_sandbox.kit import check_close, check_same


@given(small_lists())
def test_every_value_is_doubled(values):
    """Each value is doubled, and the list that was given stays as it was."""
    before = list(values)
    check_same(double(values), expected_double(before))
    check_same(values, before)


@given(small_arrays(), st.integers(-9, 9))
def test_every_element_is_scaled(array, factor):
    """Each element is multiplied, and the array that was given stays as it was."""
    before = array.copy()
    check_close(scale(array, factor), expected_scale(before, factor))
    check_close(array, before)


@given(st.lists(st.integers(-9, 9), max_size=5))
def test_counters_keep_a_total(numbers):
    """Two counters do not know of each other."""
    counter, other = Counter(), Counter()
    for place, number in enumerate(numbers):
        assert counter.add(number) == sum(numbers[: place + 1])
    assert other.add(1) == 1


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=5))
def test_totals_are_near(numbers):
    """Differences and bounds of a total hold as they do for numbers."""
    counter = Counter()
    for place, number in enumerate(numbers):
        total = sum(numbers[: place + 1])
        reached = counter.add(number)
        assert abs(reached - total) < 1, "the total is near"
        assert reached > total - 1, "the total is not too small"


@given(st.data())
def test_what_is_drawn_depends_on_a_result(data):
    """Each item of a result can be asked for by its place."""
    values = data.draw(small_lists())
    result = double(values)
    place = data.draw(st.integers(0, len(result)))
    check_same(result[place:], expected_double(values[place:]))


@given(st.data())
def test_a_result_is_an_input_again(data):
    """Doubling twice is doubling what was doubled."""
    values = data.draw(small_lists())
    check_same(double(double(values)), expected_double(expected_double(values)))


def test_a_large_array():
    """Size changes nothing."""
    array = np.arange(40_000, dtype=float).reshape(200, 200)
    check_close(scale(array, 0.5), array / 2)
