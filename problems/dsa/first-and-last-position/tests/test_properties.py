"""Laws of the first and the last place, and of the number of reads."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import COUNTS, N_MAX, VALUE_MAX, check_reads, column, counted, reader, strategy
from solution import first_and_last

from rehearse_sandbox.kit import check_form, check_same


@given(strategy())
def test_all_places_of_the_value(case):
    """The first and the last of all places that hold the value; None when there is no such place."""
    values, target = case
    places = [place for place, value in enumerate(values) if value == target]
    read, _ = reader(values)
    check_same(first_and_last(len(values), read, target), (places[0], places[-1]) if places else None)


@given(strategy(), st.integers(2, 4))
def test_each_value_several_times(case, times):
    """When each value stands there several times instead of once, the first place grows as much as the run does."""
    values, target = case
    once = first_and_last(len(values), reader(values)[0], target)
    longer = [value for value in values for _ in range(times)]
    expected = None
    if once is not None:
        check_form(once, kind=tuple, length=2, why="The result is the tuple (first, last), or None.")
        expected = (once[0] * times, once[1] * times + times - 1)
    check_same(first_and_last(len(longer), reader(longer)[0], target), expected)


@given(COUNTS)
def test_long_columns(counts):
    """The value begins behind all smaller ones and ends before all larger ones, and few reads find it."""
    smaller, equal, _ = counts
    length, value_at = column(*counts)
    read, places = counted(length, value_at)
    expected = (smaller, smaller + equal - 1) if equal else None
    check_same(first_and_last(length, read, 1), expected)
    check_reads(places, length)


def test_as_long_as_allowed():
    """In the longest column 62 reads are enough, wherever the value begins and ends."""
    for smaller, equal in ((N_MAX - 1, 1), (0, N_MAX), (N_MAX, 0), (0, 1), (0, 0), (N_MAX // 3, N_MAX // 2)):
        length, value_at = column(smaller, equal, N_MAX - smaller - equal)
        read, places = counted(length, value_at)
        expected = (smaller, smaller + equal - 1) if equal else None
        check_same(first_and_last(length, read, 1), expected)
        check_reads(places, length)


def test_largest_values():
    """Values as small and as large as allowed are found like any others."""
    values = [-VALUE_MAX, -VALUE_MAX, 0, VALUE_MAX]
    for target, expected in ((-VALUE_MAX, (0, 1)), (VALUE_MAX, (3, 3)), (VALUE_MAX - 1, None)):
        read, _ = reader(values)
        check_same(first_and_last(len(values), read, target), expected)
