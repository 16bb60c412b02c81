"""What is looked for in which column: short lists with many equal values, and long ones that are never written down."""

from hypothesis import strategies as st

from rehearse_sandbox.kit import check_true

N_MAX = 1_000_000_000
VALUE_MAX = 1_000_000_000
PATIENCE = 1000

CLOSED = "The second argument is a function, which cannot be typed in here."


def valid(values, target):
    """Whether these are a sorted column, as a list, and a value to look for."""
    return (
        isinstance(values, list)
        and len(values) <= N_MAX
        and all(map(_is_value, [*values, target]))
        and values == sorted(values)
    )


def _is_value(number):
    return type(number) is int and abs(number) <= VALUE_MAX


def reader(values):
    """The function that reads these values, and the list of all places that it was asked for."""
    return counted(len(values), values.__getitem__)


def counted(length, value_at):
    """The function that reads a column of this length, given by a rule, and the list of places that were asked for."""
    places = []

    def read(place):
        places.append(place)
        if not 0 <= place < length:
            raise IndexError(f"there is no place {place} among {length}")
        if len(places) > PATIENCE:
            raise RuntimeError(f"more than {PATIENCE} reads")
        return value_at(place)

    return read, places


def column(smaller, equal, larger):
    """A column of so many zeros, then ones, then twos: its length, and the rule for its values."""

    def value_at(place):
        return (place >= smaller) + (place >= smaller + equal)

    return smaller + equal + larger, value_at


def check_reads(places, length):
    """No more reads than the statement allows: two for each halving of the column, and two."""
    allowed = 2 * length.bit_length() + 2
    check_true(
        len(places) <= allowed,
        f"A column of {length} values may be read {allowed} times, and it was read {len(places)} times.",
    )


def strategy(size=7):
    """Up to `size` sorted values, of which few are different, and a value that is often among them."""
    values = st.lists(st.sampled_from([0, 2, 4]), max_size=size).map(sorted)
    return st.tuples(values, st.sampled_from([2, 0, 4, 1, 3, -1, 5]))


#: How many values are smaller, equal and larger, in columns of any length up to three million; each may be none.
COUNTS = st.tuples(*[st.integers(0, 4) | st.integers(0, 1_000_000)] * 3)


EDGE = {
    "empty": ([], 7),
    "one value, and it is there": ([7], 7),
    "one value, and it is not": ([7], 8),
    "all equal": ([7, 7, 7, 7], 7),
    "at the beginning": ([1, 1, 3, 5], 1),
    "at the end": ([1, 3, 5, 5], 5),
    "in a gap": ([1, 3, 5, 5], 4),
    "smaller than all": ([1, 3, 5, 5], 0),
    "larger than all": ([1, 3, 5, 5], 6),
}
