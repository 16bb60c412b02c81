from heapq import heappush, heappushpop

SHIFT = 40


class RunningTopK:
    """A run's rank is one integer, score * 2**40 - arrival: larger is better, and no two runs have the same."""

    def __init__(self, k: int) -> None:
        if k < 0:
            raise ValueError("k must not be negative")
        self.k = k
        self.arrived = 0
        self.ranks: list[int] = []
        self.runs: dict[int, tuple[str, int]] = {}

    def add(self, name: str, score: int) -> bool:
        rank = (score << SHIFT) - self.arrived
        self.arrived += 1
        self.runs[rank] = (name, score)
        if len(self.ranks) < self.k:
            heappush(self.ranks, rank)
            return True
        gone = heappushpop(self.ranks, rank)
        del self.runs[gone]
        return gone != rank

    def add_all(self, runs: list[tuple[str, int]]) -> list[bool]:
        return [self.add(name, score) for name, score in runs]

    def top(self) -> list[tuple[str, int]]:
        return [self.runs[rank] for rank in sorted(self.ranks, reverse=True)]
