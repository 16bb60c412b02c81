from collections import deque


def longest_capped_subarray(values: list[int], cap: int) -> tuple[int, int]:
    if cap < 0:
        raise ValueError("negative cap")
    if any(value < 0 for value in values):
        raise ValueError("negative value")
    # A window that never gets shorter: it grows by one when it fits, and otherwise moves on by one.
    # Whenever it fits it is longer than every stretch before, and the first one of its length.
    best = (0, 0)
    start = total = 0
    for i, value in enumerate(values):
        total += value
        if total <= cap:
            best = (start, i + 1)
        else:
            total -= values[start]
            start += 1
    return best


class CappedStream:
    def __init__(self, cap: int) -> None:
        if cap < 0:
            raise ValueError("negative cap")
        self._cap = cap
        self._tail: deque[int] = deque()  # the longest stretch that fits and ends with the last value read
        self._total = 0
        self._count = 0
        self._best = (0, 0)

    def add(self, values: list[int]) -> None:
        if any(value < 0 for value in values):
            raise ValueError("negative value")
        for value in values:
            self._count += 1
            self._tail.append(value)
            self._total += value
            while self._total > self._cap:
                self._total -= self._tail.popleft()
            if len(self._tail) > self._best[1] - self._best[0]:
                self._best = (self._count - len(self._tail), self._count)

    def longest(self) -> tuple[int, int]:
        return self._best
