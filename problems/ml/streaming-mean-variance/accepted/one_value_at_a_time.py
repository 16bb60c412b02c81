import numpy as np


def merged(first: tuple[int, float, float], second: tuple[int, float, float]) -> tuple[int, float, float]:
    n, m = first[0], second[0]
    if n == 0:
        return second
    if m == 0:
        return first
    gap = second[1] - first[1]
    # The common mean lies between the two, closer to that of the larger group.
    return n + m, first[1] + gap * m / (n + m), first[2] + second[2] + gap * gap * n * m / (n + m)


class RunningMoments:
    """Welford's way: each value moves the mean a little, and adds its distance from the old mean times that from the new one."""

    def __init__(self) -> None:
        self.count = 0
        self.centre = 0.0
        self.squares = 0.0

    def add(self, values: np.ndarray) -> None:
        for value in values.tolist():
            self.count += 1
            before = value - self.centre
            self.centre += before / self.count
            self.squares += before * (value - self.centre)

    def summary(self) -> tuple[int, float, float]:
        return self.count, self.centre, self.squares

    def mean(self) -> float:
        if not self.count:
            raise ValueError("no values")
        return self.centre

    def variance(self, ddof: int = 0) -> float:
        if self.count <= ddof:
            raise ValueError("too few values")
        return self.squares / (self.count - ddof)
