import random


class Reservoir:
    def __init__(self, k, seed):
        if k < 1:
            raise ValueError("k must be at least 1")
        self.k = k
        self.random = random.Random(seed)
        self.kept = []

    def add(self, items):
        for number, item in enumerate(items, 1):
            if len(self.kept) < self.k:
                self.kept.append(item)
            else:
                place = self.random.randrange(max(number, self.k))
                if place < self.k:
                    self.kept[place] = item

    def sample(self):
        return list(self.kept)
