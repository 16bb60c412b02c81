from heapq import heappop, heappush, heappushpop
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
        return heappushpop(self.kept, run) != run

    def add_all(self, runs):
        return [self.add(name, score) for name, score in runs]

    def top(self):
        worst_first = []
        while self.kept:
            score, _, name = heappop(self.kept)
            worst_first.append((name, score))
        return worst_first[::-1]
