"""What is done with a `Reservoir`: its size, its seed, and the calls of `add` in which the stream arrives."""

from hypothesis import strategies as st
from solution import Reservoir

from rehearse_sandbox.kit import check_distribution, check_form, check_true

K_MAX = 1000
ITEMS_MAX = 20_000


def valid(k, seed, batches):
    """Whether this stream is allowed. A k below 1 is allowed without any items: it must raise ValueError."""
    return (
        type(k) is int
        and k <= K_MAX
        and (k >= 1 or not batches)
        and type(seed) is int
        and seed >= 0
        and isinstance(batches, list)
        and all(isinstance(batch, list) for batch in batches)
        and all(type(item) in (int, str) for batch in batches for item in batch)
        and sum(map(len, batches)) <= ITEMS_MAX
    )


def strategy(size=4):
    """Room for few items, and up to `size` calls of `add` with few items each, 0 and equal ones among them."""
    batch = st.lists(st.integers(0, 5), max_size=4)
    return st.tuples(st.integers(1, 3), st.integers(0, 99), st.lists(batch, max_size=size))


EDGE = {
    "nothing is read": (2, 0, []),
    "nothing in a call": (2, 0, [[], [1], []]),
    "room for one": (1, 0, [[1, 2, 3]]),
    "as many as fit": (3, 0, [[1, 2], [3]]),
    "one more than fits": (3, 0, [[1, 2, 3, 4]]),
    "equal items": (2, 0, [[7, 7, 7, 7]]),
    "words and numbers": (2, 0, [["a", 0], ["b", 1]]),
    "k is zero": (0, 0, []),
}


def kept(reservoir):
    """The sample at present, in an order that depends on nothing but the items, because any order is right."""
    sample = check_form(reservoir.sample(), kind=list, why="The sample is a list of the items that are kept.")
    is_plain = all(type(item) in (int, str) for item in sample)
    check_true(is_plain, "The sample holds items of the stream and nothing else.", output=sample)
    return sorted(sample, key=repr)


def sample_of(k, seed, batches):
    """The sample that is left when the stream has arrived in these calls."""
    reservoir = Reservoir(k, seed)
    for batch in batches:
        reservoir.add(list(batch))
    return kept(reservoir)


def check_samples(runs, k, stream, expected, *, label=tuple):
    """The samples of so many seeds come out as often as expected; `label` says what is counted of one."""
    found = [label(tuple(sample_of(k, seed, [stream]))) for seed in range(runs)]
    program = f"""\
for seed in range({runs}):
    reservoir = Reservoir({k}, seed)
    reservoir.add({stream})
    reservoir.sample()"""
    check_distribution(found, expected, program=program)


def sizes(n):
    """A stream of n items, half of which fit."""
    return n // 2, 0, list(range(n))


def work(k, seed, items):
    """What is timed: one call with the whole stream."""
    Reservoir(k, seed).add(items)
