"""What is done with an `LRUCache`: a capacity, and a list of operations such as ("put", key, value) and ("get", key)."""

from hypothesis import strategies as st

CAPACITY_MAX = 10_000


def valid(capacity, operations):
    """Whether these operations are allowed. A capacity below 1 is allowed without any: it must raise ValueError."""
    return (
        type(capacity) is int
        and capacity <= CAPACITY_MAX
        and (capacity >= 1 or not operations)
        and all(_is_operation(operation) for operation in operations)
    )


def _is_operation(operation):
    if not isinstance(operation, tuple) or [operation[:1], len(operation)] not in ([("get",), 2], [("put",), 3]):
        return False
    return type(operation[1]) in (str, int) and all(type(value) is int for value in operation[2:])


#: Few different keys, so that most operations meet an entry or drop one.
KEYS = range(4)


@st.composite
def strategy(draw, size=12):
    """A small capacity and up to `size` operations on few keys, half of the time on a cache that was filled first."""
    capacity = draw(st.integers(1, 3))
    put = st.tuples(st.just("put"), st.sampled_from(KEYS), st.integers(0, 9))
    get = st.tuples(st.just("get"), st.sampled_from(KEYS))
    filling = [("put", key, key) for key in KEYS[:capacity]] if draw(st.booleans()) else []
    return capacity, filling + draw(st.lists(put | get, max_size=size - len(filling)))


EDGE = {
    "nothing happens": (1, []),
    "room for one": (1, [("put", 1, 10), ("put", 2, 20), ("get", 1), ("get", 2)]),
    "get makes it recent": (2, [("put", 1, 10), ("put", 2, 20), ("get", 1), ("put", 3, 30), ("get", 2)]),
    "put makes it recent": (2, [("put", 1, 10), ("put", 2, 20), ("put", 1, 11), ("put", 3, 30), ("get", 2)]),
    "replace in a full cache": (2, [("put", 1, 10), ("put", 2, 20), ("put", 2, 21), ("get", 1)]),
    "zero is a value": (1, [("put", "a", 0), ("get", "a")]),
    "capacity zero": (0, []),
}


def sizes(n):
    """A cache of n entries, filled twice over and read in between."""
    return n, [("get", i // 2) if i % 3 == 0 else ("put", i, i) for i in range(3 * n)]
