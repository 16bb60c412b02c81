from collections.abc import Callable

import numpy as np


def bootstrap_interval(
    data: np.ndarray, statistic: Callable[[np.ndarray], float], level: float, rounds: int, seed: int
) -> tuple[float, float]:
    n = len(data)
    if n == 0 or not 0 < level < 1 or rounds < 1:
        raise ValueError("no data, level not between 0 and 1, or no rounds")
    results = []
    for number in range(rounds):
        rng = np.random.default_rng(seed + number)
        results.append(statistic(data[rng.integers(0, n, size=n)]))
    low, high = np.quantile(results, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)
