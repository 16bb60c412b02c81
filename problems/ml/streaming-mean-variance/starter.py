import numpy as np


def merged(first: tuple[int, float, float], second: tuple[int, float, float]) -> tuple[int, float, float]:
    """Return the summary (count, mean, sum of squared deviations) of two groups of values together."""
    raise NotImplementedError


class RunningMoments:
    """Mean and variance of values that arrive in batches and are not kept."""

    def __init__(self) -> None:
        """No values have been read."""
        raise NotImplementedError

    def add(self, values: np.ndarray) -> None:
        """Read a batch of values, shape (n,); n may be 0."""
        raise NotImplementedError

    def summary(self) -> tuple[int, float, float]:
        """Return (count, mean, sum of squared deviations from the mean) of all values so far; (0, 0.0, 0.0) for none."""
        raise NotImplementedError

    def mean(self) -> float:
        """Return the mean of all values so far. Raises ValueError when there are none."""
        raise NotImplementedError

    def variance(self, ddof: int = 0) -> float:
        """Return the squared deviations divided by count - ddof. Raises ValueError when there are not more values than ddof."""
        raise NotImplementedError
