"""The examples a learner sees, from one number to a whole list of them."""

import pytest
from solution import MedianStream

from rehearse_sandbox.kit import check_same


def test_one_number():
    """The median of a single number is that number, as a float: every median is one, also when it is whole."""
    errors = MedianStream()
    errors.add(7)
    check_same(errors.median(), 7.0)


def test_odd_count():
    """Of an odd count of numbers the median is the middle one in sorted order, in whatever order they arrived."""
    errors = MedianStream()
    errors.add(9)
    errors.add(1)
    errors.add(4)
    check_same(errors.median(), 4.0)


def test_even_count():
    """Of an even count the median is the mean of the two in the middle, which may lie halfway between whole numbers."""
    errors = MedianStream()
    errors.add(1)
    errors.add(4)
    check_same(errors.median(), 2.5)


def test_median_at_any_time():
    """Each median is that of all numbers so far, and asking for it changes nothing."""
    errors = MedianStream()
    errors.add(6)
    check_same(errors.median(), 6.0)
    errors.add(-2)
    check_same(errors.median(), 2.0)
    check_same(errors.median(), 2.0)
    errors.add(3)
    check_same(errors.median(), 3.0)


def test_equal_numbers_all_count():
    """A number that arrives twice counts twice."""
    errors = MedianStream()
    errors.add(5)
    errors.add(5)
    errors.add(8)
    check_same(errors.median(), 5.0)


def test_many_at_once():
    """`add_all` gives the median after each of its numbers, and numbers that arrived before count as well."""
    errors = MedianStream()
    errors.add(10)
    check_same(errors.add_all([2, 3]), [6.0, 3.0])
    check_same(errors.median(), 3.0)


def test_no_number_no_median():
    """Before the first number there is no median, so asking for it raises ValueError."""
    errors = MedianStream()
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        errors.median()
