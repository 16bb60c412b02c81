from heapq import heappush, heapreplace
from itertools import count


class RunningTopK:
    def __init__(self, k):
        if k < 0:
            raise ValueError("k is negative")
        self.k, self.arrivals, self.kept = k, count(), []

    def add(self, name, score):
        run = (score, -next(self.arrivals), name)
        if len(self.kept) < self.k:
            heappush(self.kept, run)
            return True
        if run > self.kept[0]:
            heapreplace(self.kept, run)
            return True
        return False

    def add_all(self, runs):
        return [self.add(name, score) for name, score in runs]

    def top(self):
        return [(name, score) for score, _, name in sorted(self.kept, reverse=True)]
