import random


class DataLoader:
    def __init__(self, items, batch_size, shuffle, drop_last, seed, rank, world):
        if batch_size < 1 or not 0 <= rank < world:
            raise ValueError("these sizes do not fit")
        self._items = items
        self._batch_size = batch_size
        self._shuffle = shuffle
        self._drop_last = drop_last
        self._seed = seed
        self._rank = rank
        self._world = world

    def batches(self, epoch):
        order = list(self._items)
        if self._shuffle:
            random.Random(f"{self._seed}/{epoch}").shuffle(order)
        mine = order[self._rank :: self._world]
        size = self._batch_size
        if self._drop_last:
            mine = mine[: len(mine) // size * size]
        return [mine[start : start + size] for start in range(0, len(mine), size)]

    def __len__(self):
        return len(self.batches(0))
