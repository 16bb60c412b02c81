from heapq import heappush, heappushpop


class RunningTopK:
    def __init__(self, k):
        if k < 0:
            raise ValueError("k is negative")
        self.k, self.arrived, self.kept = k, 0, []

    def add(self, name, score):
        run = (score, -self.arrived, name)
        self.arrived += 1
        if len(self.kept) < self.k:
            heappush(self.kept, run)
            return True
        return heappushpop(self.kept, run) != run

    def add_all(self, runs):
        first = self.arrived
        for name, score in runs:
            self.add(name, score)
        on_board = {-opposite for _, opposite, _ in self.kept}
        return [first + place in on_board for place in range(len(runs))]

    def top(self):
        return [(name, score) for score, _, name in sorted(self.kept, reverse=True)]
