import random


class DataLoader:

    def __init__(
        self, items: list[int | str], batch_size: int, shuffle: bool, drop_last: bool, seed: int, rank: int, world: int  # noqa: FBT001
    ) -> None:
        if batch_size < 1 or not 0 <= rank < world:
            raise ValueError(f"batches of {batch_size}, worker {rank} of {world}")
        self._order = list(items)
        self._random = random.Random(seed)
        self._batch_size = batch_size
        self._shuffle = shuffle
        self._rank = rank
        self._world = world
        self._used = len(items)
        if drop_last:
            self._used -= self._used % (batch_size * world)

    def batches(self, epoch: int) -> list[list[int | str]]:  # noqa: ARG002
        order = self._order
        if self._shuffle:
            self._random.shuffle(order)
        mine = order[self._rank : self._used : self._world]
        size = self._batch_size
        return [mine[start : start + size] for start in range(0, len(mine), size)]

    def __len__(self) -> int:
        return len(range(self._rank, self._used, self._world * self._batch_size))
