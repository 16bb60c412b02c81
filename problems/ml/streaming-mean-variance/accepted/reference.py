import numpy as np


def merged(first: tuple[int, float, float], second: tuple[int, float, float]) -> tuple[int, float, float]:
    """Move the first mean towards the second by its share of the values; the distance of the means adds to the squares."""
    count = first[0] + second[0]
    if count == 0:
        return 0, 0.0, 0.0
    apart = second[1] - first[1]
    share = second[0] / count
    return count, first[1] + apart * share, first[2] + second[2] + apart**2 * first[0] * share


class RunningMoments:
    """Summarises each batch by itself, and merges it with what came before."""

    def __init__(self) -> None:
        self._summary = (0, 0.0, 0.0)

    def add(self, values: np.ndarray) -> None:
        if len(values):
            mean = float(values.mean())
            batch = len(values), mean, float(((values - mean) ** 2).sum())
            self._summary = merged(self._summary, batch)

    def summary(self) -> tuple[int, float, float]:
        return self._summary

    def mean(self) -> float:
        count, mean, _ = self._summary
        if count == 0:
            raise ValueError("no value has been read")
        return mean

    def variance(self, ddof: int = 0) -> float:
        count, _, squares = self._summary
        if count <= ddof:
            raise ValueError(f"{count} values are too few for ddof = {ddof}")
        return squares / (count - ddof)
