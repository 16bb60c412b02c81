from collections import deque


def longest_capped_subarray(values, cap):
    stream = CappedStream(cap)
    stream.add(values)
    return stream.longest()


class CappedStream:
    def __init__(self, cap):
        if cap < 0:
            raise ValueError("negative cap")
        self._cap = cap
        self._window = deque()
        self._total = 0
        self._stop = 0
        self._best = (0, 0)

    def add(self, values):
        if any(value < 0 for value in values):
            raise ValueError("negative value")
        for value in values:
            self._window.append(value)
            self._total += value
            self._stop += 1
            while self._total >= self._cap and self._window:
                self._total -= self._window.popleft()
            if len(self._window) > self._best[1] - self._best[0]:
                self._best = (self._stop - len(self._window), self._stop)

    def longest(self):
        return self._best
