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
            if self.seen < self.k:
                self.kept.append(item)
            else:
                place = self.random.randrange(self.seen)
                if place < self.k:
                    self.kept[place] = item
            self.seen += 1

    def sample(self):
        return list(self.kept)
