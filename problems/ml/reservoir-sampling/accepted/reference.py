import random


class Reservoir:
    """Item number i is kept with probability k/i, and takes the place of a kept item that is chosen evenly (Algorithm R)."""

    def __init__(self, k: int, seed: int) -> None:
        if k < 1:
            raise ValueError(f"k is {k}, it must be at least 1")
        self._k = k
        self._random = random.Random(seed)
        self._kept: list[object] = []
        self._seen = 0

    def add(self, items: list[object]) -> None:
        for item in items:
            self._seen += 1
            if len(self._kept) < self._k:
                self._kept.append(item)
            else:
                place = self._random.randrange(self._seen)
                if place < self._k:
                    self._kept[place] = item

    def sample(self) -> list[object]:
        return [*self._kept]
