from heapq import heappush, heappushpop
from itertools import count


class RunningTopK:
    """A heap of the best k runs with the worst of them on top: of equal scores, the latest."""

    def __init__(self, k: int) -> None:
        if k < 0:
            raise ValueError(f"k is {k}, it must not be negative")
        self.k = k
        self.arrivals = count()
        self.kept: list[tuple[int, int, str]] = []

    def add(self, name: str, score: int) -> bool:
        run = (score, -next(self.arrivals), name)
        if len(self.kept) < self.k:
            heappush(self.kept, run)
            return True
        return heappushpop(self.kept, run) != run

    def add_all(self, runs: list[tuple[str, int]]) -> list[bool]:
        return [self.add(name, score) for name, score in runs]

    def top(self) -> list[tuple[str, int]]:
        return [(name, score) for score, _, name in sorted(self.kept, reverse=True)]
