"""What may be asked: a list of small values with a small cap, or a stream that reads such a list in batches."""

import random

from hypothesis import strategies as st

N_MAX = 10_000
VALUE_MAX = 10**9


def valid(values, cap):
    """Whether this is a list of values and a cap within the bounds. Negative ones are allowed: they must raise ValueError."""
    return _is_number(cap) and _are_values(values)


def valid_calls(name, arguments, operations):
    """Whether the function, or these calls of one stream, may be called like this."""
    if name == "longest_capped_subarray":
        return valid(*arguments)
    batches = [call[1] for call in operations if call[0] == "add"]
    return (
        _is_number(*arguments)
        and all(_are_values(batch) for batch in batches)
        and sum(map(len, batches)) <= N_MAX
        and all(len(call) == (2 if call[0] == "add" else 1) for call in operations)
    )


def _is_number(value):
    return type(value) is int and abs(value) <= VALUE_MAX


def _are_values(values):
    return isinstance(values, list) and len(values) <= N_MAX and all(map(_is_number, values))


#: Small values, 0 among them, so that sums reach the cap exactly and stretches are equally long.
VALUES = st.integers(0, 4)

CAPS = st.integers(0, 7)

#: A short batch, possibly empty.
FEW = st.lists(VALUES, max_size=3)


@st.composite
def strategy(draw, size=8):
    """A list of up to `size` small values, and a small cap."""
    return draw(st.lists(VALUES, max_size=size)), draw(CAPS)


@st.composite
def batches(draw, size=3):
    """A small cap, and up to `size` short batches, some of them empty."""
    return draw(CAPS), draw(st.lists(FEW, max_size=size))


EDGE = {
    "no values": ([], 5),
    "one value that fits exactly": ([5], 5),
    "one value beyond the cap": ([6], 5),
    "everything fits": ([1, 2, 2], 5),
    "two equally long": ([3, 2, 9, 1, 1], 5),
    "zeros at both ends": ([9, 0, 5, 0, 9], 5),
    "cap 0": ([0, 1, 0, 0], 0),
    "large value in between": ([1, 1, 9, 1, 1, 1], 3),
    "negative cap": ([1], -1),
    "negative value": ([1, -1, 1], 3),
}


TRY = {
    "in the middle": "values = [6, 3, 2, 1, 2, 4]\ncap = 5",
    "two equally long": "values = [3, 2, 9, 1, 1]\ncap = 5",
    "zeros at both ends": "values = [9, 0, 5, 0, 9]\ncap = 5",
    "a stretch across batches": """\
stream = CappedStream(5)
stream.add([4, 2])
stream.longest()
stream.add([1, 1, 3])
stream.longest()
""",
    "a batch that is refused": """\
stream = CappedStream(5)
stream.add([1, -1])
stream.longest()
""",
}


def sizes(n):
    """n values, of which about a quarter fit."""
    numbers = random.Random(n)
    return [numbers.randrange(9) for _ in range(n)], n
