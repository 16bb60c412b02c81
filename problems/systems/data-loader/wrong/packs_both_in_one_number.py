import random


class DataLoader:
    def __init__(
        self, items: list[int | str], batch_size: int, shuffle: bool, drop_last: bool, seed: int, rank: int, world: int
    ) -> None:
        if batch_size < 1 or world < 1 or not 0 <= rank < world:
            raise ValueError("batch_size and world must be at least 1, and rank from 0 to world - 1")
        self.items = list(items)
        self.batch_size = batch_size
        self.shuffle = shuffle
        self.seed = seed
        self.rank = rank
        self.world = world
        self.used = len(items)
        if drop_last:
            self.used = len(items) // (batch_size * world) * (batch_size * world)

    def batches(self, epoch: int) -> list[list[int | str]]:
        order = self.items[:]
        if self.shuffle:
            random.Random(self.seed * 1000 + epoch).shuffle(order)
        mine = order[: self.used][self.rank :: self.world]
        return [mine[i : i + self.batch_size] for i in range(0, len(mine), self.batch_size)]

    def __len__(self) -> int:
        mine = len(range(self.rank, self.used, self.world))
        return (mine + self.batch_size - 1) // self.batch_size
