class RunningTopK:
    def __init__(self, k):
        if k < 0:
            raise ValueError("k is negative")
        self.k, self.seen, self.board = k, 0, []

    def add(self, name, score):
        run = (-score, self.seen, name)
        self.seen += 1
        self.board = sorted([*self.board, run])[: self.k]
        return run in self.board

    def add_all(self, runs):
        return [self.add(name, score) for name, score in runs]

    def top(self):
        return [(name, -opposite) for opposite, _, name in self.board]
