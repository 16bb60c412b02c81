import hashlib


class DataLoader:
    """Sorts the places by hashes of seed, epoch and place, and walks over the steps that all workers take together."""

    def __init__(self, items, batch_size, shuffle, drop_last, seed, rank, world):
        if batch_size < 1 or world < 1 or rank < 0 or rank >= world:
            raise ValueError("these sizes do not fit")
        self.items = list(items)
        self.batch_size, self.rank, self.world = batch_size, rank, world
        self.shuffle, self.drop_last, self.seed = shuffle, drop_last, seed

    def order(self, epoch):
        if not self.shuffle:
            return self.items
        keys = [hashlib.sha256(f"{self.seed} {epoch} {place}".encode()).digest() for place in range(len(self.items))]
        return [self.items[place] for place in sorted(range(len(keys)), key=keys.__getitem__)]

    def batches(self, epoch):
        order = self.order(epoch)
        step = self.batch_size * self.world
        found = []
        for begin in range(0, len(order), step):
            together = order[begin : begin + step]
            batch = together[self.rank :: self.world]
            if batch and (len(together) == step or not self.drop_last):
                found.append(batch)
        return found

    def __len__(self):
        whole, rest = divmod(len(self.items), self.batch_size * self.world)
        return whole + (rest > self.rank and not self.drop_last)
