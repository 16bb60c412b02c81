from bisect import bisect_right


class RunningTopK:
    """The board itself, best first. A list of opposite scores beside it rises, so the place of a run is found by bisection."""

    def __init__(self, k):
        if k < 0:
            raise ValueError("k")
        self.k = k
        self.board, self.keys = [], []

    def add(self, name, score):
        place = bisect_right(self.keys, -score)
        if place >= self.k:
            return False
        self.keys.insert(place, -score)
        self.board.insert(place, (name, score))
        del self.keys[self.k :], self.board[self.k :]
        return True

    def add_all(self, runs):
        return [self.add(*run) for run in runs]

    def top(self):
        return list(self.board)
