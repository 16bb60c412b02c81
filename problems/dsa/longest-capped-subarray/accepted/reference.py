from collections import deque


def longest_capped_subarray(values: list[int], cap: int) -> tuple[int, int]:
    """A list is a stream that comes in one batch."""
    stream = CappedStream(cap)
    stream.add(values)
    return stream.longest()


class CappedStream:
    """Keeps the longest stretch that fits and ends with the last value; the best of all these is the answer."""

    def __init__(self, cap: int) -> None:
        if cap < 0:
            raise ValueError(f"cap is {cap}, it must not be negative")
        self._cap = cap
        self._window: deque[int] = deque()
        self._total = 0
        self._stop = 0
        self._best = (0, 0)

    def add(self, values: list[int]) -> None:
        if any(value < 0 for value in values):
            raise ValueError("a value is negative")
        for value in values:
            self._window.append(value)
            self._total += value
            self._stop += 1
            while self._total > self._cap:
                self._total -= self._window.popleft()
            if len(self._window) > self._best[1] - self._best[0]:
                self._best = (self._stop - len(self._window), self._stop)

    def longest(self) -> tuple[int, int]:
        return self._best
