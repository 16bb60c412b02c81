import numpy as np


def merged(first: tuple[int, float, float], second: tuple[int, float, float]) -> tuple[int, float, float]:
    count = first[0] + second[0]
    if not count:
        return 0, 0.0, 0.0
    # Measured from one of the two means, nothing is far away from zero.
    origin = first[1] if first[0] else second[1]
    a, b = first[1] - origin, second[1] - origin
    mean = (first[0] * a + second[0] * b) / count
    squares = first[2] + second[2] + first[0] * (a - mean) ** 2 + second[0] * (b - mean) ** 2
    return count, origin + mean, squares


class RunningMoments:
    """Plain sums and sums of squares, but of distances from the first value, which are small."""

    def __init__(self) -> None:
        self._origin = 0.0
        self._count, self._sum, self._sum_of_squares = 0, 0.0, 0.0

    def add(self, values: np.ndarray) -> None:
        if not values.size:
            return
        if not self._count:
            self._origin = float(values[0])
        distances = values - self._origin
        self._count += values.size
        self._sum += float(distances.sum())
        self._sum_of_squares += float(distances @ distances)

    def summary(self) -> tuple[int, float, float]:
        if not self._count:
            return 0, 0.0, 0.0
        mean = self._sum / self._count
        return self._count, self._origin + mean, max(self._sum_of_squares - self._sum * mean, 0.0)

    def mean(self) -> float:
        if not self._count:
            raise ValueError("no values")
        return self.summary()[1]

    def variance(self, ddof: int = 0) -> float:
        if self._count <= ddof:
            raise ValueError("too few values")
        return self.summary()[2] / (self._count - ddof)
