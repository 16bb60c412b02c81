"""The suite of the problem that is timed; its programs have to be quick beside a reference that adds step by step."""

from hypothesis import given
from hypothesis import strategies as st
from solution import count

from rehearse_sandbox.kit import check_same


def test_of_nothing():
    """No number is below 0."""
    check_same(count(0), 0)


@given(st.integers(0, 1000))
def test_formula(n):
    """The sum of the numbers below n is n (n - 1) / 2."""
    check_same(count(n), n * (n - 1) // 2)
