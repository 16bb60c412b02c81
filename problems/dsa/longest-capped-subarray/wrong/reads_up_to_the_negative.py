from collections import deque


class CappedStream:
    def __init__(self, cap: int) -> None:
        if cap < 0:
            raise ValueError("negative cap")
        self.cap = cap
        self.window: deque[int] = deque()
        self.total = 0
        self.stop = 0
        self.best = (0, 0)

    def add(self, values: list[int]) -> None:
        for value in values:
            if value < 0:
                raise ValueError("negative value")
            self.window.append(value)
            self.total += value
            self.stop += 1
            while self.total > self.cap:
                self.total -= self.window.popleft()
            if len(self.window) > self.best[1] - self.best[0]:
                self.best = (self.stop - len(self.window), self.stop)

    def longest(self) -> tuple[int, int]:
        return self.best


def longest_capped_subarray(values: list[int], cap: int) -> tuple[int, int]:
    stream = CappedStream(cap)
    stream.add(values)
    return stream.longest()
