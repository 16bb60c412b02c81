import random


class Reservoir:
    def __init__(self, k, seed):
        if k < 1:
            raise ValueError("k must be at least 1")
        self.k = k
        self.draw = random.Random(seed).random
        self.keys = []
        self.kept = []

    def add(self, items):
        for item in items:
            key = self.draw()
            if len(self.kept) < self.k:
                self.keys.append(key)
                self.kept.append(item)
                continue
            smallest = min(self.keys)
            if key > smallest:
                place = self.keys.index(smallest)
                self.keys[place] = key
                self.kept[place] = item

    def sample(self):
        return list(self.kept)
