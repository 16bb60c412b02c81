"""The order within a resample does not matter, so it is enough to draw how often each observation is taken."""

import math
from collections.abc import Callable

import numpy as np


def bootstrap_interval(
    data: np.ndarray, statistic: Callable[[np.ndarray], float], level: float, rounds: int, seed: int
) -> tuple[float, float]:
    n = data.shape[0]
    if n == 0:
        raise ValueError("no observations")
    if not 0 < level < 1:
        raise ValueError("level must be strictly between 0 and 1")
    if rounds < 1:
        raise ValueError("rounds must be at least 1")

    rng = np.random.default_rng(seed)
    counts = rng.multinomial(n, np.full(n, 1 / n), size=rounds)
    results = sorted(float(statistic(np.repeat(data, times, axis=0))) for times in counts)

    def quantile(p: float) -> float:
        h = p * (rounds - 1)
        below, above = math.floor(h), math.ceil(h)
        part = h - below
        return (1 - part) * results[below] + part * results[above]

    return quantile((1 - level) / 2), quantile((1 + level) / 2)
