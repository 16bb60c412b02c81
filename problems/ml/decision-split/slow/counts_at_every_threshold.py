import math
from collections import Counter
from itertools import pairwise


def impurity(targets, criterion):
    return mixture(targets.tolist(), criterion)


def mixture(targets, criterion):
    n = len(targets)
    if criterion == "variance":
        mean = math.fsum(targets) / n
        return math.fsum((target - mean) ** 2 for target in targets) / n
    shares = [count / n for count in Counter(targets).values()]
    if criterion == "gini":
        return 1 - sum(share**2 for share in shares)
    if criterion == "entropy":
        return -sum(share * math.log2(share) for share in shares)
    raise ValueError(criterion)


def best_split(values, targets, criterion):
    if criterion not in ("gini", "entropy", "variance"):
        raise ValueError(criterion)
    pairs = list(zip(values.tolist(), targets.tolist(), strict=True))
    distinct = sorted({value for value, _ in pairs})
    splits = []
    for low, high in pairwise(distinct):
        left = [target for value, target in pairs if value <= low]
        right = [target for value, target in pairs if value > low]
        remaining = len(left) * mixture(left, criterion) + len(right) * mixture(right, criterion)
        middle = (low + high) / 2
        splits.append((middle if middle < high else low, remaining / len(pairs)))
    if not splits:
        return None
    least = min(remaining for _, remaining in splits)
    threshold, remaining = next(split for split in splits if split[1] <= least + 1e-9)
    return threshold, impurity(targets, criterion) - remaining
