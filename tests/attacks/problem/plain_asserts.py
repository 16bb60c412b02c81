"""The third attack problem's tests: a suite that compares by hand, with differences and bounds."""

from hypothesis import given
from inputs import small_lists
from solution import total


def test_a_total_is_near():
    """The total is near the sum."""
    assert abs(total([1, 2]) - 3) < 1


@given(small_lists())
def test_totals_have_bounds(numbers):
    """The total lies between its bounds."""
    assert total(numbers) > sum(numbers) - 1
    assert total(numbers) <= sum(numbers)
    assert total(numbers) == sum(numbers)
