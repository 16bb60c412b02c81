"""What `merge_intervals` may be called with: a few short intervals close together, and the edges."""

from hypothesis import strategies as st

N_MAX = 10_000
X_MAX = 1_000_000_000


def valid(intervals):
    """Whether this is a list of pairs within the bounds. A start beyond its end is allowed: it must raise ValueError."""
    return (
        isinstance(intervals, list)
        and len(intervals) <= N_MAX
        and all(isinstance(pair, tuple) and len(pair) == 2 for pair in intervals)
        and all(type(x) is int and abs(x) <= X_MAX for pair in intervals for x in pair)
    )


def interval():
    """A short interval near zero, often touching, holding or missing another one by a hair."""
    return st.tuples(st.integers(0, 9), st.integers(0, 4)).map(lambda part: (part[0], part[0] + part[1]))


def strategy(size=5):
    """Up to `size` short intervals in any order."""
    return st.lists(interval(), max_size=size)


EDGE = {
    "none": ([],),
    "one": ([(4, 7)],),
    "one number": ([(3, 3)],),
    "touching": ([(3, 5), (1, 3)],),
    "neighbours that share nothing": ([(1, 2), (3, 4)],),
    "one inside another": ([(1, 9), (2, 3), (4, 5)],),
    "the same twice": ([(1, 2), (1, 2)],),
    "largest numbers": ([(-X_MAX, 0), (0, X_MAX)],),
    "ends before it starts": ([(1, 2), (5, 4)],),
}


def sizes(n):
    """n intervals in a scrambled order, two of which share a number here and there."""
    places = [(place * 7919) % n for place in range(n)]
    return ([(10 * place, 10 * place + (10 if place % 3 else 5)) for place in places],)
