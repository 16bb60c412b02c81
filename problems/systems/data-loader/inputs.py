"""What a `DataLoader` is made of: a few items, small batches, and up to four workers, more than there are items at times."""

from hypothesis import strategies as st
from solution import DataLoader

from rehearse_sandbox.kit import check_form, check_true

N_MAX = 1000
BATCH_MAX = 100
WORLD_MAX = 64

#: What one may think of multiplying a seed with, so that an epoch can be added to it.
FACTORS = [
    2,
    7,
    10,
    16,
    31,
    37,
    64,
    97,
    99,
    100,
    101,
    128,
    256,
    512,
    997,
    999,
    1000,
    1001,
    1009,
    1024,
    4096,
    7919,
    9973,
]
FACTORS += [9999, 10_000, 10_007, 2**16, 99_999, 100_000, 100_003, 999_983, 10**6, 1_000_003, 10**6 + 7, 2**20]
FACTORS += [2**31 - 1, 2**31, 2**32, 10**9, 10**9 + 7, 10**12]


def valid(items, batch_size, shuffle, drop_last, seed, rank, world, operations):
    """Whether this loader and these calls are allowed. Sizes that must be refused are allowed without any calls."""
    numbers = (batch_size, seed, rank, world)
    return (
        isinstance(items, list)
        and len(items) <= N_MAX
        and all(type(item) in (int, str) for item in items)
        and all(type(number) is int for number in numbers)
        and batch_size <= BATCH_MAX
        and world <= WORLD_MAX
        and seed >= 0
        and type(shuffle) is bool
        and type(drop_last) is bool
        and (not operations or (batch_size >= 1 and 0 <= rank < world))
        and all(_is_call(operation) for operation in operations)
    )


def _is_call(operation):
    is_question = isinstance(operation, tuple) and len(operation) == 2 and operation[0] == "batches"
    return is_question and type(operation[1]) is int and operation[1] >= 0


def batches_of(loader, epoch):
    """The batches of an epoch, after a check that they are lists of items."""
    found = check_form(loader.batches(epoch), kind=list, why="The batches of an epoch are a list of lists.")
    for batch in found:
        check_form(batch, kind=list, why="Each batch is a list of items.")
        is_plain = all(type(item) in (int, str) for item in batch)
        check_true(is_plain, "A batch holds items and nothing else.", output=batch)
    return found


def order_of(items, seed, epoch):
    """The order of an epoch with shuffling, as a single worker reads it."""
    [order] = read_by(items, max(1, min(len(items), BATCH_MAX)), False, seed, 1, epoch)
    return order


def read_by(items, batch_size, drop_last, seed, world, epoch):
    """What each worker reads in an epoch with shuffling: a list for each, without the limits of batches."""
    found = []
    for rank in range(world):
        loader = DataLoader(list(items), batch_size, True, drop_last, seed, rank, world)
        found.append([item for batch in batches_of(loader, epoch) for item in batch])
    return found


def by_dealing(items, batch_size, drop_last, rank, world):
    """The batches of a worker when nothing is shuffled: all items are dealt out one by one."""
    step = batch_size * world
    used = len(items) // step * step if drop_last else len(items)
    batches = []
    for place in range(used):
        if place % world == rank:
            if not batches or len(batches[-1]) == batch_size:
                batches.append([])
            batches[-1].append(items[place])
    return batches


SEEDS = st.integers(0, 99)
EPOCHS = st.integers(0, 2)


def worlds(size=9):
    """Up to `size` items, batches of one to three, and one to four workers; (items, batch_size, drop_last, world)."""
    items = st.lists(st.integers(0, 9), max_size=size)
    return st.tuples(items, st.integers(1, 3), st.booleans(), st.integers(1, 4))


@st.composite
def strategy(draw, size=9):
    """One of the workers of such a world, and an epoch that it is asked for."""
    items, batch_size, drop_last, world = draw(worlds(size))
    shuffle, seed, rank = draw(st.booleans()), draw(SEEDS), draw(st.integers(0, world - 1))
    return items, batch_size, shuffle, drop_last, seed, rank, world, [("batches", draw(EPOCHS))]


EDGE = {
    "one worker": (["a", "b", "c"], 2, False, False, 0, 0, 1, [("batches", 0)]),
    "the last batch is dropped": (["a", "b", "c"], 2, False, True, 0, 0, 1, [("batches", 0)]),
    "no items": ([], 2, True, False, 0, 0, 1, [("batches", 0)]),
    "more workers than items": (["a", "b"], 1, False, False, 0, 3, 4, [("batches", 0)]),
    "fewer items than a step": (["a", "b", "c"], 2, False, True, 0, 0, 2, [("batches", 0)]),
    "two epochs": ([1, 2, 3, 4], 2, True, False, 0, 0, 1, [("batches", 0), ("batches", 1), ("batches", 0)]),
    "a batch of nothing": (["a"], 0, False, False, 0, 0, 1, []),
    "a worker too many": (["a"], 1, False, False, 0, 2, 2, []),
    "no workers": (["a"], 1, False, False, 0, 0, 0, []),
}
