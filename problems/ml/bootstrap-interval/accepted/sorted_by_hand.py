"""The generator of the standard library, and quantiles from a sorted list."""

import math
import random

import numpy as np


def bootstrap_interval(data, statistic, level, rounds, seed):
    if not len(data) or not 0 < level < 1 or rounds < 1:
        raise ValueError("data must not be empty, level lies between 0 and 1, and rounds is at least 1")
    draw = random.Random(seed)
    places = range(len(data))
    results = sorted(statistic(np.array([data[draw.choice(places)] for _ in places])) for _ in range(rounds))

    def quantile(share):
        position = share * (rounds - 1)
        below = math.floor(position)
        above = min(below + 1, rounds - 1)
        return results[below] + (position - below) * (results[above] - results[below])

    tail = (1 - level) / 2
    return quantile(tail), quantile(1 - tail)
