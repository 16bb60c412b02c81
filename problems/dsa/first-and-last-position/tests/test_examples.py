"""The examples a learner sees, from a few equal values to a column in which all values are the same."""

from inputs import check_reads, reader
from solution import first_and_last

from rehearse_sandbox.kit import check_same


def test_equal_values():
    """The answer is the first place and the last place that hold the value, however many hold it."""
    read, _ = reader([1, 3, 3, 3, 5, 8])
    check_same(first_and_last(6, read, 3), (1, 3))


def test_a_single_place():
    """When one place holds the value, it is the first and the last one."""
    read, _ = reader([2, 4, 6])
    check_same(first_and_last(3, read, 4), (1, 1))
    check_same(first_and_last(3, read, 2), (0, 0))
    check_same(first_and_last(3, read, 6), (2, 2))


def test_between_the_values():
    """A value that falls between two others is nowhere: the answer is None."""
    read, _ = reader([2, 4, 4, 6])
    check_same(first_and_last(4, read, 5), None)
    check_same(first_and_last(4, read, 3), None)


def test_beyond_the_values():
    """A value smaller or larger than all others is nowhere, and only real places may be read."""
    read, _ = reader([2, 4, 4, 6])
    check_same(first_and_last(4, read, 1), None)
    check_same(first_and_last(4, read, 9), None)


def test_up_to_both_ends():
    """The value may begin at the very first place, and end at the very last one."""
    read, _ = reader([7, 7])
    check_same(first_and_last(2, read, 7), (0, 1))
    read, _ = reader([5, 5, 5, 8, 8])
    check_same(first_and_last(5, read, 5), (0, 2))
    check_same(first_and_last(5, read, 8), (3, 4))


def test_no_values():
    """An empty column has no place to read, and the value is nowhere."""
    read, places = reader([])
    check_same(first_and_last(0, read, 7), None)
    check_same(places, [])


def test_two_hundred_equal_values():
    """Equal values cost no more reads than different ones: at most 18 for 200 values."""
    read, places = reader([7] * 200)
    check_same(first_and_last(200, read, 7), (0, 199))
    check_reads(places, 200)


def test_a_thousand_different_values():
    """Few reads are enough, whether the value is there or not: at most 22 for 1,000 values."""
    for target, expected in ((998, (499, 499)), (1998, (999, 999)), (1997, None)):
        read, places = reader(list(range(0, 2000, 2)))
        check_same(first_and_last(1000, read, target), expected)
        check_reads(places, 1000)
