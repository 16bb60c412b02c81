import math
import random


class Reservoir:
    """Draws how many items to skip until the next one that is kept, so that most items cost nothing (Algorithm L)."""

    def __init__(self, k, seed):
        if k < 1:
            raise ValueError("a sample needs room for an item")
        self.k = k
        self.random = random.Random(seed)
        self.kept = []
        self.threshold = 1.0
        self.skip = 0

    def add(self, items):
        missing = self.k - len(self.kept)
        if missing > 0:
            self.kept += items[:missing]
            if len(self.kept) == self.k:
                self._next_gap()
        place = max(missing, 0) + self.skip
        while place < len(items):
            self.kept[self.random.randrange(self.k)] = items[place]
            self._next_gap()
            place += 1 + self.skip
        self.skip = place - len(items) if len(self.kept) == self.k else 0

    def sample(self):
        return list(self.kept)

    def _next_gap(self):
        """Lower the threshold to the largest of k keys below it, and draw how many keys in a row stay above it."""
        self.threshold *= (1.0 - self.random.random()) ** (1.0 / self.k)
        self.skip = math.floor(math.log(1.0 - self.random.random()) / math.log1p(-self.threshold))
