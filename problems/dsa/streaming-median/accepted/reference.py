from heapq import heappop, heappush, heappushpop


class MedianStream:
    """Two heaps that meet in the middle: the larger half with its least number on top, the smaller half the other way round."""

    def __init__(self) -> None:
        # heapq keeps the least on top, so the smaller half holds every number with its sign changed.
        self._low: list[int] = []
        self._high: list[int] = []

    def add(self, value: int) -> None:
        # Through the smaller half into the larger one: whatever the number is, the halves stay apart.
        heappush(self._high, -heappushpop(self._low, -value))
        if len(self._high) > len(self._low):
            heappush(self._low, -heappop(self._high))

    def median(self) -> float:
        if not self._low:
            raise ValueError("there is no median before the first number")
        if len(self._low) > len(self._high):
            return float(-self._low[0])
        return (self._high[0] - self._low[0]) / 2

    def add_all(self, values: list[int]) -> list[float]:
        medians = []
        for value in values:
            self.add(value)
            medians.append(self.median())
        return medians
