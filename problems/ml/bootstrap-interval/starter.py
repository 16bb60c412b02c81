from collections.abc import Callable

import numpy as np


def bootstrap_interval(
    data: np.ndarray, statistic: Callable[[np.ndarray], float], level: float, rounds: int, seed: int
) -> tuple[float, float]:
    """Return (low, high), the percentile bootstrap interval of the statistic.

    `data` has shape (n,) or (n, d), one observation a row. Raises ValueError without observations, when level is not
    strictly between 0 and 1, and when rounds is below 1.
    """
    raise NotImplementedError
