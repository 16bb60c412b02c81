import numpy as np


def merged(first: tuple[int, float, float], second: tuple[int, float, float]) -> tuple[int, float, float]:
    n1, mean1, squares1 = first
    n2, mean2, squares2 = second
    if n1 == 0:
        return second
    if n2 == 0:
        return first
    count = n1 + n2
    apart = mean2 - mean1
    return (count, mean1 + apart * n2 / count, squares1 + squares2 + apart**2 * n1 * n2 / count)


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
        if count - ddof == 0:
            raise ValueError("this would divide by zero")
        return squares / (count - ddof)
