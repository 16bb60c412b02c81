import random


class Reservoir:
    def __init__(self, k, seed):
        if k < 1:
            raise ValueError("k must be at least 1")
        self.k = k
        self.random = random.Random(seed)
        self.keys = {}

    def add(self, items):
        for item in items:
            self.keys[item] = self.random.random()
            if len(self.keys) > self.k:
                del self.keys[min(self.keys, key=self.keys.get)]

    def sample(self):
        return list(self.keys)
