from heapq import heappush, heapreplace


class RunningTopK:
    def __init__(self, k):
        if k < 0:
            raise ValueError("k is negative")
        self.k, self.kept = k, []

    def add(self, name, score):
        run = (score, -len(self.kept), name)
        if len(self.kept) < self.k:
            heappush(self.kept, run)
            return True
        if not self.kept or run <= self.kept[0]:
            return False
        heapreplace(self.kept, run)
        return True

    def add_all(self, runs):
        return [self.add(name, score) for name, score in runs]

    def top(self):
        return [(name, score) for score, _, name in sorted(self.kept, reverse=True)]
