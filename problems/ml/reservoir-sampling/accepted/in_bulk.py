import numpy as np


class Reservoir:
    """NumPy draws the places of all items of a batch at once; only the few that are kept are looked at one by one."""

    def __init__(self, k, seed):
        if k < 1:
            raise ValueError("k must be at least 1")
        self.k = k
        self.rng = np.random.default_rng(seed)
        self.kept = []
        self.count = 0

    def add(self, items):
        room = self.k - len(self.kept)
        self.kept += items[:room]
        rest = items[room:]
        before = self.count + len(items) - len(rest)
        numbers = np.arange(before + 1, before + 1 + len(rest))
        places = np.floor(self.rng.random(len(rest)) * numbers).astype(int)
        for which in np.flatnonzero(places < self.k).tolist():
            self.kept[places[which]] = rest[which]
        self.count += len(items)

    def sample(self):
        return self.kept.copy()
