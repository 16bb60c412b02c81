"""Draw the numbers of the rows, not the values: then one line serves single values and whole rows."""

from collections.abc import Callable

import numpy as np


def bootstrap_interval(
    data: np.ndarray, statistic: Callable[[np.ndarray], float], level: float, rounds: int, seed: int
) -> tuple[float, float]:
    n = len(data)
    if n == 0:
        raise ValueError("there must be an observation")
    if not 0 < level < 1:
        raise ValueError("level must lie between 0 and 1")
    if rounds < 1:
        raise ValueError("rounds must be at least 1")
    rng = np.random.default_rng(seed)
    results = [statistic(data[rng.integers(n, size=n)]) for _ in range(rounds)]
    low, high = np.quantile(results, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)
