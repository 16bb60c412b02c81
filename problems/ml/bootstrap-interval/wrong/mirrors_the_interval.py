import numpy as np


def bootstrap_interval(data, statistic, level, rounds, seed):
    n = len(data)
    if n == 0 or not 0 < level < 1 or rounds < 1:
        raise ValueError("nothing to resample, or a level or a number of rounds that makes no sense")
    rng = np.random.default_rng(seed)
    results = [statistic(data[rng.integers(n, size=n)]) for _ in range(rounds)]
    low, high = np.quantile(results, [(1 - level) / 2, (1 + level) / 2])
    observed = np.mean(results)
    low, high = 2 * observed - high, 2 * observed - low
    return float(low), float(high)
