"""Plain Python: the impurity of every beginning of the sorted list, updated example by example, and the same from the other end."""

import math

import numpy as np


def of_beginnings(targets: list, criterion: str) -> list[float]:
    """The impurity of the first target, of the first two, and so on."""
    found = []
    if criterion == "variance":
        mean = spread = 0.0
        for n, target in enumerate(targets, 1):
            # Welford's update of the mean and of the sum of squared distances from it
            step = target - mean
            mean += step / n
            spread += step * (target - mean)
            found.append(spread / n)
        return found
    counts: dict[int, int] = {}
    squares, logarithms = 0, 0.0
    for n, target in enumerate(targets, 1):
        count = counts.get(target, 0)
        counts[target] = count + 1
        squares += 2 * count + 1
        logarithms += (count + 1) * math.log2(count + 1) - (count * math.log2(count) if count else 0.0)
        found.append(1 - squares / n**2 if criterion == "gini" else math.log2(n) - logarithms / n)
    return found


def impurity(targets: np.ndarray, criterion: str) -> float:
    if criterion not in ("gini", "entropy", "variance"):
        raise ValueError(f"not a criterion: {criterion}")
    return of_beginnings(targets.tolist(), criterion)[-1]


def best_split(values: np.ndarray, targets: np.ndarray, criterion: str) -> tuple[float, float] | None:
    if criterion not in ("gini", "entropy", "variance"):
        raise ValueError(f"not a criterion: {criterion}")
    pairs = sorted(zip(values.tolist(), targets.tolist(), strict=True), key=lambda pair: pair[0])
    ranked = [target for _, target in pairs]
    before = of_beginnings(ranked, criterion)
    after = of_beginnings(ranked[::-1], criterion)[::-1]
    n = len(pairs)
    splits = [
        (place, before[-1] - (place * before[place - 1] + (n - place) * after[place]) / n)
        for place in range(1, n)
        if pairs[place - 1][0] < pairs[place][0]
    ]
    if not splits:
        return None
    enough = max(gain for _, gain in splits) - 1e-9
    place, gain = next(split for split in splits if split[1] >= enough)
    low, high = pairs[place - 1][0], pairs[place][0]
    middle = (low + high) / 2
    return (middle if middle < high else low), gain
