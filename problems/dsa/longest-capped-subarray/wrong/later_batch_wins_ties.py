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
        if any(value < 0 for value in values):
            raise ValueError("negative value")
        # the best of this batch, then the better of it and the best so far
        batch_best = (0, 0)
        for value in values:
            self.window.append(value)
            self.total += value
            self.stop += 1
            while self.total > self.cap:
                self.total -= self.window.popleft()
            if len(self.window) > batch_best[1] - batch_best[0]:
                batch_best = (self.stop - len(self.window), self.stop)
        self.best = max(batch_best, self.best, key=lambda stretch: stretch[1] - stretch[0])

    def longest(self) -> tuple[int, int]:
        return self.best


def longest_capped_subarray(values: list[int], cap: int) -> tuple[int, int]:
    stream = CappedStream(cap)
    stream.add(values)
    return stream.longest()
