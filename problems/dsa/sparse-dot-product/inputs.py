"""What may be asked: two lists of pairs with few small indices, or calls of one vector such as ("set", 3, -2)."""

import random

from hypothesis import strategies as st
from solution import SparseVector, sparse_dot

from rehearse_sandbox.kit import operations

N_MAX = 10_000
INDEX_MAX = 10**9
VALUE_MAX = 10**6


def valid(first, second):
    """Whether these are two lists of pairs within the bounds. Negative indices are allowed: they must raise ValueError."""
    return _are_pairs(first) and _are_pairs(second)


def valid_calls(name, arguments, calls):
    """Whether the function, or these calls of one vector, may be called like this."""
    if name == "sparse_dot":
        return valid(*arguments)
    return _are_pairs(*arguments) and all(_is_call(call) for call in calls)


def _is_call(call):
    match call:
        case ("nonzeros",):
            return True
        case ("dot", pairs):
            return _are_pairs(pairs)
        case ("dot_all", list(lists)):
            return len(lists) <= N_MAX and all(map(_are_pairs, lists)) and sum(map(len, lists)) <= N_MAX
        case ("set" | "add", index, value):
            return _is_pair((index, value))
    return False


def _are_pairs(pairs):
    return isinstance(pairs, list) and len(pairs) <= N_MAX and all(map(_is_pair, pairs))


def _is_pair(pair):
    return (
        isinstance(pair, tuple)
        and len(pair) == 2
        and all(type(number) is int for number in pair)
        and abs(pair[0]) <= INDEX_MAX
        and abs(pair[1]) <= VALUE_MAX
    )


#: Few indices and small values, so that indices occur several times, meet, and their sums become 0.
INDICES = st.integers(0, 2)
VALUES = st.integers(-2, 2)


def pairs(size=5):
    """A list of up to `size` pairs in any order."""
    return st.lists(st.tuples(INDICES, VALUES), max_size=size)


def strategy(size=5):
    """Two lists of up to `size` pairs."""
    return st.tuples(pairs(size), pairs(size))


def changes(size=8):
    """Up to `size` calls of one vector, the last of which asks for its nonzeros."""
    methods = {
        "nonzeros": (),
        "set": (INDICES, VALUES),
        "add": (INDICES, VALUES),
        "dot": (pairs(size=3),),
        "dot_all": (st.lists(pairs(size=2), max_size=2),),
    }
    return operations(methods, (0, size - 1)).map(lambda calls: [*calls, ("nonzeros",)])


EDGE = {
    "no pairs": ([], [(1, 2)]),
    "no common index": ([(1, 5)], [(2, 5)]),
    "same index twice": ([(1, 2), (1, 3)], [(1, 10)]),
    "same index twice on both sides": ([(1, 2), (1, 3)], [(1, 10), (1, -4)]),
    "values cancel": ([(1, 2), (1, -2)], [(1, 10)]),
    "value zero": ([(1, 0)], [(1, 10)]),
    "largest index": ([(INDEX_MAX, 3)], [(INDEX_MAX, 4), (0, 1)]),
    "negative index": ([(1, 2)], [(-1, 2)]),
    "negative index, nothing on the other side": ([], [(-1, 0)]),
}


TRY = {
    "same index twice": "first = [(7, 2), (0, 5), (7, 1)]\nsecond = [(7, 10)]",
    "no common index": "first = [(1, 5)]\nsecond = [(2, 5)]",
    "entries change": """\
vector = SparseVector([(0, 5), (7, 3)])
vector.set(3, -2)
vector.dot([(7, 10), (3, 4)])
vector.nonzeros()
""",
    "an entry becomes zero": """\
vector = SparseVector([(0, 5), (7, 3)])
vector.add(7, -3)
vector.set(0, 0)
vector.nonzeros()
""",
    "negative index": "first = [(1, 2)]\nsecond = [(-1, 2)]",
}


def sizes(n):
    """Two lists of n pairs each in a scrambled order, and n lists of two pairs."""
    numbers = random.Random(n)

    def scrambled(count):
        return [(numbers.randrange(2 * n), numbers.randint(1, 9)) for _ in range(count)]

    return scrambled(n), scrambled(n), [scrambled(2) for _ in range(n)]


def work(first, second, short):
    """What is timed: the dot product of two long lists, then of a long vector with many short lists."""
    return sparse_dot(first, second), SparseVector(first).dot_all(short)
