import random


class DataLoader:
    """The places that a worker reads are a range, known before anything is shuffled."""

    def __init__(self, items, batch_size, shuffle, drop_last, seed, rank, world):
        if batch_size < 1 or world < 1 or not 0 <= rank < world:
            raise ValueError("batch_size and world must be at least 1, and rank from 0 to world - 1")
        self.items = list(items)
        self.batch_size = batch_size
        self.shuffle = shuffle
        self.seed = seed
        used = len(self.items)
        if drop_last:
            used -= used % (batch_size * world)
        self.places = range(rank, used, world)

    def batches(self, epoch):
        order = list(range(len(self.items)))
        if self.shuffle:
            random.Random(f"{self.seed} {epoch}").shuffle(order)
        result = []
        for number in range(len(self)):
            part = self.places[number * self.batch_size : (number + 1) * self.batch_size]
            result.append([self.items[order[place]] for place in part])
        return result

    def __len__(self):
        return (len(self.places) + self.batch_size - 1) // self.batch_size
