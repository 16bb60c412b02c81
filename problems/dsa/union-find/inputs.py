"""What is done with `Groups`: few items, pairs in one or several lists, and questions in between."""

from hypothesis import strategies as st
from solution import Groups

from rehearse_sandbox.kit import operations

N_MAX = 5000


def valid(count, calls=()):
    """Whether this is a number of items, and these are calls. Those that must raise ValueError are allowed."""
    return type(count) is int and count <= N_MAX and all(_is_call(*call) for call in calls)


def _is_call(method, *arguments):
    if method == "join_all":
        (pairs,) = arguments
        return (
            isinstance(pairs, list)
            and len(pairs) <= N_MAX
            and all(isinstance(pair, tuple) and len(pair) == 2 and all(map(_is_number, pair)) for pair in pairs)
        )
    return len(arguments) == {"same": 2, "size": 1, "count": 0}[method] and all(map(_is_number, arguments))


def _is_number(item):
    return type(item) is int and abs(item) <= N_MAX


class Model:
    """The groups as a list of sets."""

    def __init__(self, count):
        if count < 0:
            raise ValueError(count)
        self.groups = [{item} for item in range(count)]

    def _group(self, item):
        found = [group for group in self.groups if item in group]
        if not found:
            raise ValueError(item)
        return found[0]

    def join_all(self, pairs):
        for pair in pairs:
            for item in pair:
                self._group(item)
        results = []
        for a, b in pairs:
            one, other = self._group(a), self._group(b)
            results.append(one is not other)
            if one is not other:
                self.groups.remove(other)
                one |= other
        return results

    def same(self, a, b):
        one, other = self._group(a), self._group(b)
        return one is other

    def size(self, a):
        return len(self._group(a))

    def count(self):
        return len(self.groups)


def pairs_of(count, size=4):
    """Up to `size` pairs of items."""
    items = st.integers(0, count - 1)
    return st.lists(st.tuples(items, items), max_size=size)


@st.composite
def strategy(draw, size=6):
    """A number of items, and up to `size` calls, most of which join something."""
    count = draw(st.integers(1, 6))
    items = st.integers(0, count - 1)
    calls = operations(
        {"join_all": (pairs_of(count, 3),), "same": (items, items), "size": (items,), "count": ()}, (0, size)
    )
    return count, draw(calls)


EDGE = {
    "no items": (0, [("join_all", []), ("count",)]),
    "one item": (1, [("join_all", [(0, 0)]), ("count",), ("size", 0)]),
    "two ways to the same group": (3, [("join_all", [(0, 1), (1, 2), (0, 2)]), ("count",)]),
    "a pair twice": (2, [("join_all", [(0, 1), (1, 0)]), ("size", 1)]),
    "two groups": (4, [("join_all", [(0, 1), (2, 3)]), ("same", 1, 2), ("join_all", [(3, 0)]), ("same", 1, 2)]),
    "a bad pair in the middle": (3, [("join_all", [(0, 1), (1, 3)]), ("count",)]),
    "a negative item": (2, [("same", 0, -1)]),
    "a negative count": (-1, []),
}


def worst(n):
    """Pairs for n items that make long chains, if one group is always hung below the other: first from one side, then from the other."""
    half = n // 2
    return [(0, item) for item in range(1, half)] + [(item, 0) for item in range(half, n)]


def sizes(n):
    """n items, and pairs in the worst order."""
    return n, worst(n)


def work(count, pairs):
    """What is timed: all pairs are joined."""
    return Groups(count).join_all(pairs)
