"""Laws of shards and batches, for one worker and for all of them together."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from inputs import (
    BATCH_MAX,
    EPOCHS,
    FACTORS,
    N_MAX,
    SEEDS,
    WORLD_MAX,
    batches_of,
    by_dealing,
    order_of,
    read_by,
    strategy,
    worlds,
)
from solution import DataLoader

from rehearse_sandbox.kit import check_distribution, check_same, check_true


@given(worlds(), st.integers(0, 3))
def test_same_as_dealing_one_by_one(case, rank):
    """Without shuffling a worker has the batches that dealing the items out one by one gives it."""
    items, batch_size, drop_last, world = case
    rank %= world
    loader = DataLoader(list(items), batch_size, False, drop_last, 0, rank, world)
    expected = by_dealing(items, batch_size, drop_last, rank, world)
    check_same(loader.batches(0), expected)
    check_same(len(loader), len(expected))


@given(worlds(), SEEDS, EPOCHS)
def test_all_workers_together(case, seed, epoch):
    """Together the workers read each item once, or with drop_last as many as fill their batches, and none twice."""
    items, batch_size, drop_last, world = case
    shards = read_by(items, batch_size, drop_last, seed, world, epoch)
    read = Counter(item for shard in shards for item in shard)
    step = batch_size * world
    count = len(items) // step * step if drop_last else len(items)
    check_same(read.total(), count)
    check_true(read <= Counter(items), "No item is read more often than it is there.", output=shards)


@given(worlds(), SEEDS, EPOCHS)
def test_order_is_the_same_for_any_number_of_workers(case, seed, epoch):
    """The order of an epoch depends on seed, epoch and the number of items alone: one worker goes through the same places, whatever items are there."""
    items, batch_size, drop_last, world = case
    order = [items[place] for place in order_of(list(range(len(items))), seed, epoch)]
    shards = read_by(items, batch_size, drop_last, seed, world, epoch)
    for rank, shard in enumerate(shards):
        check_same(shard, order[rank::world][: len(shard)])


@given(strategy())
def test_length_tells_the_batches(case):
    """There are as many batches as `len` says, all of them full but the last, and the items are the same after the call."""
    items, batch_size, *others, [(_, epoch)] = case
    handed = list(items)
    loader = DataLoader(handed, batch_size, *others)
    batches = batches_of(loader, epoch)
    check_same(len(loader), len(batches))
    check_same([len(batch) for batch in batches[:-1]], [batch_size] * (len(batches) - 1 if batches else 0))
    check_same(handed, items)


def test_no_order_comes_twice():
    """Different pairs of seed and epoch have independent orders, however large the numbers are: of 30 items no two orders are the same."""
    pairs = [(0, 0), (0, 1), (1, 0), (1, 1), (1, 11), (11, 1)]
    pairs += [pair for factor in FACTORS for pair in ((0, factor), (factor, 0))]
    seen = {}
    for seed, epoch in pairs:
        order = tuple(order_of(list(range(30)), seed, epoch))
        other = seen.setdefault(order, (seed, epoch))
        why = f"Epoch {epoch} of seed {seed} and epoch {other[1]} of seed {other[0]} are independent, so their orders differ."
        check_true(other == (seed, epoch), why, output=order)


def test_halves_are_mixed_evenly():
    """In half of all epochs most items of the first half of the list come in the first half of the order, and in the other half of all epochs most come later."""
    half, epochs = 499, 120
    loader = DataLoader(list(range(2 * half)), BATCH_MAX, True, False, 0, 0, 1)
    found = []
    for epoch in range(epochs):
        order = [item for batch in batches_of(loader, epoch) for item in batch]
        found.append("more" if sum(item < half for item in order[:half]) > half / 2 else "fewer")
    program = f"""\
loader = DataLoader(list(range({2 * half})), {BATCH_MAX}, True, False, 0, 0, 1)
for epoch in range({epochs}):
    loader.batches(epoch)
# and then: are more than half of the first {half} items among the first {half} that are read, or fewer?"""
    check_distribution(found, {"more": 1 / 2, "fewer": 1 / 2}, program=program)


def test_largest_loader():
    """The longest list, the largest batches and the largest number of workers leave no item out."""
    items = list(range(N_MAX))
    shards = read_by(items, BATCH_MAX, False, 1, WORLD_MAX, 0)
    check_same(sorted(item for shard in shards for item in shard), items)
