from heapq import heappush, heappushpop
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
        told = []
        while runs:
            told.append(self.add(*runs.pop(0)))
        return told

    def top(self):
        return [(name, score) for score, _, name in sorted(self.kept, reverse=True)]
