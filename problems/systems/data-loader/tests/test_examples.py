"""The examples a learner sees, from one worker without shuffling to settings that are refused."""

import pytest
from inputs import batches_of, order_of, read_by
from solution import DataLoader

from rehearse_sandbox.kit import check_distribution, check_same, check_true


def test_last_batch_is_shorter():
    """Without drop_last every item is read: the last batch holds what is left."""
    loader = DataLoader(["a", "b", "c", "d", "e"], 2, False, False, 0, 0, 1)
    check_same(loader.batches(0), [["a", "b"], ["c", "d"], ["e"]])
    check_same(len(loader), 3)


def test_last_batch_is_dropped():
    """With drop_last a batch that would not be full is left out."""
    loader = DataLoader(["a", "b", "c", "d", "e"], 2, False, True, 0, 0, 1)
    check_same(loader.batches(0), [["a", "b"], ["c", "d"]])
    check_same(len(loader), 2)


def test_items_are_dealt_out():
    """The items are dealt to the workers one by one, like cards, and each worker cuts its own into batches."""
    items = [0, 1, 2, 3, 4, 5, 6]
    for rank, expected in enumerate([[[0, 3], [6]], [[1, 4]], [[2, 5]]]):
        loader = DataLoader(items, 2, False, False, 0, rank, 3)
        check_same(loader.batches(0), expected)
        check_same(len(loader), len(expected))


def test_more_workers_than_items():
    """A worker that was dealt nothing has no batches."""
    for rank, expected in enumerate([[["a"]], [["b"]], [], []]):
        loader = DataLoader(["a", "b"], 3, False, False, 0, rank, 4)
        check_same(loader.batches(0), expected)
        check_same(len(loader), len(expected))


def test_workers_keep_step():
    """With drop_last all workers take the same number of steps: what does not fill a batch for each of them is left out."""
    items = [0, 1, 2, 3, 4, 5, 6]
    for rank, expected in enumerate([[[0, 2]], [[1, 3]]]):
        loader = DataLoader(items, 2, False, True, 0, rank, 2)
        check_same(loader.batches(0), expected)
        check_same(len(loader), 1)


def test_workers_share_one_order():
    """Shuffled or not, each item is read by exactly one worker, because all of them deal from the same order."""
    shards = read_by(list(range(30)), 4, False, 0, 3, 0)
    check_same(sorted(item for shard in shards for item in shard), list(range(30)))


def test_orders_are_equally_likely():
    """Items are shuffled, and not only batches: each order of three items comes in a sixth of all runs."""
    found = []
    for seed in range(200):
        batches = batches_of(DataLoader([1, 2, 3], 2, True, False, seed, 0, 1), 0)
        found.append(tuple(item for batch in batches for item in batch))
    orders = [(1, 2, 3), (1, 3, 2), (2, 1, 3), (2, 3, 1), (3, 1, 2), (3, 2, 1)]
    program = "for seed in range(200):\n    DataLoader([1, 2, 3], 2, True, False, seed, 0, 1).batches(0)"
    check_distribution(found, dict.fromkeys(orders, 1 / 6), program=program)


def test_each_epoch_is_shuffled_anew():
    """The order of one epoch says nothing about that of the next."""
    found = []
    for seed in range(150):
        loader = DataLoader(["a", "b"], 1, True, False, seed, 0, 1)
        orders = [[item for batch in batches_of(loader, epoch) for item in batch] for epoch in (0, 1)]
        found.append(" then ".join("".join(map(str, order)) for order in orders))
    program = 'loader = DataLoader(["a", "b"], 1, True, False, seed, 0, 1)\nloader.batches(0)\nloader.batches(1)'
    outcomes = ["ab then ab", "ab then ba", "ba then ab", "ba then ba"]
    check_distribution(found, dict.fromkeys(outcomes, 1 / 4), program=program)


def test_epochs_can_be_repeated():
    """An epoch depends on nothing that was asked before: asked again, or by a new loader at once, it is the same."""
    items = list(range(30))
    loader = DataLoader(items, 4, True, False, 5, 0, 1)
    first, second = batches_of(loader, 0), batches_of(loader, 1)
    check_same(loader.batches(0), first)
    check_same(DataLoader(items, 4, True, False, 5, 0, 1).batches(1), second)


def test_seed_and_epoch_are_two_numbers():
    """Epoch 1 of seed 0 and epoch 0 of seed 1 are independent orders, although their numbers have the same sum."""
    first, second = order_of(list(range(30)), 0, 1), order_of(list(range(30)), 1, 0)
    why = "Epoch 1 of seed 0 and epoch 0 of seed 1 have independent orders, which are not the same for 30 items."
    check_true(first != second, why, output=first)


def test_the_order_is_cut_and_not_the_list():
    """drop_last cuts the end off the shuffled order, not off the list: so what is left out differs from epoch to epoch."""
    [all_places] = read_by(list(range(30)), 8, False, 5, 1, 0)
    [cut] = read_by(list(range(30)), 8, True, 5, 1, 0)
    check_same(cut, all_places[:24])


def test_refused_loaders():
    """Batches hold at least one item, there is at least one worker, and a rank is one of theirs; else ValueError."""
    for batch_size, rank, world in ((0, 0, 1), (-1, 0, 1), (1, 0, 0), (1, 2, 2), (1, -1, 2)):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            DataLoader(["a", "b"], batch_size, False, False, 0, rank, world)
