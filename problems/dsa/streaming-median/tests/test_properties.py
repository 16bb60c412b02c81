"""Laws of a median that is kept while numbers arrive."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import N_MAX, NUMBERS, VALUE_MAX, strategy
from solution import MedianStream

from rehearse_sandbox.kit import check_operations, check_same


class SortedList:
    """The slow and obvious way: sort everything whenever the median is asked for."""

    def __init__(self):
        self.numbers = []

    def add(self, value):
        self.numbers.append(value)

    def median(self):
        ordered = sorted(self.numbers)
        if not ordered:
            raise ValueError
        return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2

    def add_all(self, values):
        medians = []
        for value in values:
            self.add(value)
            medians.append(self.median())
        return medians


def test_two_streams_are_apart():
    """Each object has numbers of its own: what arrives at one does not move the median of the other."""
    first, second = MedianStream(), MedianStream()
    first.add(1)
    second.add(9)
    check_same(first.median(), 1.0)
    check_same(second.median(), 9.0)


@given(strategy())
def test_same_as_a_sorted_list(calls):
    """Every call returns what sorting all numbers so far would give, and without numbers `median` raises ValueError."""
    check_operations(MedianStream(), SortedList(), calls)


@given(st.lists(NUMBERS | st.integers(-VALUE_MAX, VALUE_MAX), max_size=30))
def test_every_beginning_of_a_longer_stream(values):
    """After each number of a longer stream the median is the middle of all numbers so far, in sorted order."""
    check_same(MedianStream().add_all(list(values)), SortedList().add_all(values))


@given(st.lists(NUMBERS, min_size=1, max_size=12))
def test_one_by_one_or_all_at_once(values):
    """It makes no difference whether numbers arrive one by one or in a list: the median is the same."""
    single, together = MedianStream(), MedianStream()
    medians = together.add_all(list(values))
    for value in values:
        single.add(value)
    check_same(single.median(), medians[-1])
    check_same(together.median(), medians[-1])


@given(st.lists(NUMBERS, max_size=5))
def test_the_list_is_left_alone(values):
    """`add_all` leaves the list that it is given as it was."""
    given_list = list(values)
    MedianStream().add_all(given_list)
    check_same(given_list, values)


@given(st.lists(NUMBERS, min_size=1, max_size=12))
def test_other_signs(values):
    """With the sign of every number changed, every median has the other sign."""
    medians = MedianStream().add_all([-value for value in values])
    check_same([0.0 - median for median in medians], MedianStream().add_all(list(values)))


def test_longest_streams():
    """A stream of the largest allowed numbers, as long as allowed, has the right median at every moment, rising or falling."""
    rising = [VALUE_MAX - N_MAX + place for place in range(1, N_MAX + 1)]
    check_same(MedianStream().add_all(rising), [rising[0] + place / 2 for place in range(N_MAX)])
    check_same(MedianStream().add_all(rising[::-1]), [VALUE_MAX - place / 2 for place in range(N_MAX)])
