import heapq


class Run:
    """Smaller means worse: a smaller score, or an equal one that came later."""

    def __init__(self, name, score, arrival):
        self.name, self.score, self.arrival = name, score, arrival

    def __lt__(self, other):
        if self.score != other.score:
            return self.score < other.score
        return self.arrival > other.arrival


class RunningTopK:
    def __init__(self, k):
        if k < 0:
            raise ValueError("k must be 0 or more")
        self.k, self.seen, self.heap = k, 0, []

    def add(self, name, score):
        self.seen += 1
        run = Run(name, score, self.seen)
        if len(self.heap) < self.k:
            heapq.heappush(self.heap, run)
        elif self.heap and self.heap[0] < run:
            heapq.heapreplace(self.heap, run)
        else:
            return False
        return True

    def add_all(self, runs):
        told = []
        for name, score in runs:
            told.append(self.add(name, score))
        return told

    def top(self):
        return [(run.name, run.score) for run in heapq.nlargest(self.k, self.heap)]
