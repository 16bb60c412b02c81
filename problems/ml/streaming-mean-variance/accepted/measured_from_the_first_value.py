import numpy as np


def merged(first: tuple[int, float, float], second: tuple[int, float, float]) -> tuple[int, float, float]:
    n1, mean1, squares1 = first
    n2, mean2, squares2 = second
    count = int(n1) + int(n2)
    if count == 0:
        return (0, 0.0, 0.0)
    if n1 == 0:
        return (count, float(mean2), float(squares2))
    if n2 == 0:
        return (count, float(mean1), float(squares1))
    apart = mean2 - mean1
    share = n2 / count
    return (count, float(mean1 + apart * share), float(squares1 + squares2 + apart * apart * n1 * share))


class RunningMoments:
    """Mean and variance of values that arrive in batches and are not kept."""

    def __init__(self) -> None:
        # All values are measured from the first one, so that a mean far from zero costs no digits.
        self._origin = 0.0
        self._moments = (0, 0.0, 0.0)

    def add(self, values: np.ndarray) -> None:
        n = len(values)
        if n == 0:
            return
        if self._moments[0] == 0:
            self._origin = float(values[0])
        offsets = values - self._origin
        mean = float(offsets.mean())
        squares = float(((offsets - mean) ** 2).sum())
        self._moments = merged(self._moments, (n, mean, squares))

    def summary(self) -> tuple[int, float, float]:
        count, mean, squares = self._moments
        return (count, self._origin + mean, squares)

    def mean(self) -> float:
        if self._moments[0] == 0:
            raise ValueError("no values have been read")
        return self._origin + self._moments[1]

    def variance(self, ddof: int = 0) -> float:
        count, _, squares = self._moments
        if count <= ddof:
            raise ValueError("not more values than ddof")
        return squares / (count - ddof)
