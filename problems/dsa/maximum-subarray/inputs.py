"""What `best_stretch` may be called with: short lists of small gains and losses, with zeros, so that totals are often equal."""

import random

from hypothesis import strategies as st

N_MAX = 5000
GAIN_MAX = 1_000_000


def valid(gains):
    """Whether this is a list of gains within the bounds. An empty one is allowed: it must raise ValueError."""
    return (
        isinstance(gains, list)
        and len(gains) <= N_MAX
        and all(type(gain) is int and abs(gain) <= GAIN_MAX for gain in gains)
    )


def by_trying(gains):
    """The answer by trying every stretch."""
    stretches = [
        (-sum(gains[start:stop]), start, stop)
        for start in range(len(gains))
        for stop in range(start + 1, len(gains) + 1)
    ]
    total, start, stop = min(stretches)
    return -total, start, stop


#: Small numbers, 0 among them.
GAINS = st.integers(-3, 3)


def strategy(size=7):
    """A list of one to `size` small gains and losses."""
    return st.lists(GAINS, min_size=1, max_size=size).map(lambda gains: (gains,))


EDGE = {
    "one gain": ([3],),
    "one loss": ([-3],),
    "only losses": ([-4, -2, -5, -2],),
    "only gains": ([1, 2, 3],),
    "only zeros": ([0, 0],),
    "zeros before and after": ([0, 2, 0],),
    "a loss that pays": ([4, -2, 5],),
    "two equal stretches": ([2, -5, 2],),
    "no days": ([],),
}


def sizes(n):
    """n gains and losses that nearly balance, so that long stretches are worth looking at."""
    numbers = random.Random(n)
    return ([numbers.randint(-100, 101) for _ in range(n)],)
