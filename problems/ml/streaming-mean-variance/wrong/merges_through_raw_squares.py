import numpy as np


def merged(first: tuple[int, float, float], second: tuple[int, float, float]) -> tuple[int, float, float]:
    n1, mean1, squares1 = first
    n2, mean2, squares2 = second
    if n1 == 0:
        return second
    if n2 == 0:
        return first
    count = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / count
    # Back to sums of squares, which can simply be added.
    raw = (squares1 + n1 * mean1**2) + (squares2 + n2 * mean2**2)
    return (count, mean, raw - count * mean**2)


class RunningMoments:
    def __init__(self) -> None:
        self._summary = (0, 0.0, 0.0)

    def add(self, values: np.ndarray) -> None:
        if len(values) == 0:
            return
        mean = float(values.mean())
        squares = float(((values - mean) ** 2).sum())
        self._summary = merged(self._summary, (len(values), mean, squares))

    def summary(self) -> tuple[int, float, float]:
        return self._summary

    def mean(self) -> float:
        if self._summary[0] == 0:
            raise ValueError("no values have been read")
        return self._summary[1]

    def variance(self, ddof: int = 0) -> float:
        count, _, squares = self._summary
        if count <= ddof:
            raise ValueError("not more values than ddof")
        return squares / (count - ddof)
