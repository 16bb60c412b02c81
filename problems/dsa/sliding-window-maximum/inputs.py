"""What `window_maxima` may be called with: short lists of few different values, and widths around their length."""

from hypothesis import strategies as st

N_MAX = 10_000
VALUE_MAX = 10**9


def valid(values, width):
    """Whether this is a list of integers within the bounds. A width below 1 is allowed: it must raise ValueError."""
    return isinstance(values, list) and len(values) <= N_MAX and all(map(_is_number, values)) and _is_number(width)


def _is_number(value):
    return type(value) is int and abs(value) <= VALUE_MAX


#: Few different values, so that equal ones meet in a window; most lists hold negative ones only now and then.
VALUES = st.integers(0, 4) | st.integers(-3, 3)


@st.composite
def strategy(draw, size=8):
    """A list of up to `size` small values, and a width that is sometimes larger."""
    return draw(st.lists(VALUES, max_size=size)), draw(st.integers(1, size // 2) | st.integers(1, size + 1))


EDGE = {
    "no values": ([], 1),
    "width 1": ([4, 2, 7], 1),
    "one window": ([2, 8, 5], 3),
    "wider than the list": ([2, 8], 3),
    "falling": ([9, 7, 5, 3], 2),
    "rising": ([3, 5, 7, 9], 2),
    "equal values": ([5, 5, 1, 1], 2),
    "all negative": ([-3, -1, -2], 2),
    "width 0": ([1, 2], 0),
    "negative width": ([], -1),
}


def sizes(n):
    """n falling values in windows half as wide, so that every step takes the largest value away."""
    return list(range(n, 0, -1)), n // 2
