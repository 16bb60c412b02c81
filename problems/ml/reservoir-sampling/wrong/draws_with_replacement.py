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
                continue
            for place in range(self.k):
                if self.random.randrange(self.seen) == 0:
                    self.kept[place] = item

    def sample(self):
        return list(self.kept)
