from heapq import heappush, heappushpop


class RunningTopK:
    def __init__(self, k):
        if k < 0:
            raise ValueError("k is negative")
        self.k, self.arrived, self.kept = k, 0, []

    def add(self, name, score):
        self.arrived += 1
        return self.put(name, score, self.arrived)

    def put(self, name, score, number):
        run = (score, -number, name)
        if len(self.kept) < self.k:
            heappush(self.kept, run)
            return True
        return heappushpop(self.kept, run) != run

    def add_all(self, runs):
        return [self.put(name, score, number) for number, (name, score) in enumerate(runs)]

    def top(self):
        return [(name, score) for score, _, name in sorted(self.kept, reverse=True)]
