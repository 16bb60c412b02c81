import heapq
import random


class Reservoir:
    """Each item draws a random key, and the k largest keys stay: a sample by sorting that needs only its upper end."""

    def __init__(self, k: int, seed: int) -> None:
        if k < 1:
            raise ValueError("k must be positive")
        self.k = k
        self.draw = random.Random(seed).random
        self.heap: list[tuple[float, int, object]] = []
        self.count = 0

    def add(self, items: list[object]) -> None:
        for item in items:
            self.count += 1
            # The number settles ties, so that items are never compared with each other.
            entry = (self.draw(), self.count, item)
            if len(self.heap) < self.k:
                heapq.heappush(self.heap, entry)
            elif entry > self.heap[0]:
                heapq.heapreplace(self.heap, entry)

    def sample(self) -> list[object]:
        return [item for _, _, item in self.heap]
