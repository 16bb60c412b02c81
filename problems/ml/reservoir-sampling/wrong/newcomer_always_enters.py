import random


class Reservoir:
    def __init__(self, k, seed):
        if k < 1:
            raise ValueError("k must be at least 1")
        self.k = k
        self.random = random.Random(seed)
        self.kept = []

    def add(self, items):
        for item in items:
            if len(self.kept) < self.k:
                self.kept.append(item)
            else:
                self.kept[self.random.randrange(self.k)] = item

    def sample(self):
        return list(self.kept)
