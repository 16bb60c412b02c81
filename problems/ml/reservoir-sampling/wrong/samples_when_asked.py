import random


class Reservoir:
    def __init__(self, k, seed):
        if k < 1:
            raise ValueError("k must be at least 1")
        self.k = k
        self.seed = seed
        self.items = []

    def add(self, items):
        self.items += items

    def sample(self):
        size = min(self.k, len(self.items))
        return random.Random(self.seed).sample(self.items, size)
