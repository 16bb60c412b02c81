import random


class Reservoir:
    def __init__(self, k, seed):
        if k < 1:
            raise ValueError("k must be at least 1")
        self.k = k
        self.random = random.Random(seed)
        self.kept = []
        self.seen = 0

    def add(self, items):
        for item in items:
            self.seen += 1
            if len(self.kept) < self.k:
                self.kept.append(item)
            elif self.random.random() < self.k / self.seen:
                self.kept.pop(0)
                self.kept.append(item)

    def sample(self):
        return list(self.kept)
