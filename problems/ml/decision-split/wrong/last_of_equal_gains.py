import numpy as np


def impurity(targets, criterion):
    return float(from_rows(rows_of(targets, criterion).sum(axis=0), criterion))


def rows_of(targets, criterion):
    if criterion in ("gini", "entropy"):
        return np.eye(20)[targets]
    if criterion == "variance":
        centred = targets - (targets.mean() if len(targets) else 0.0)
        return np.stack([np.ones(len(targets)), centred, centred**2], axis=1)
    raise ValueError(f"unknown criterion: {criterion}")


def from_rows(sums, criterion):
    if criterion == "variance":
        n, total, squares = sums[..., 0], sums[..., 1], sums[..., 2]
        return squares / n - (total / n) ** 2
    p = sums / sums.sum(axis=-1)[..., None]
    if criterion == "gini":
        return 1.0 - np.sum(p * p, axis=-1)
    logs = np.zeros_like(p)
    np.log2(p, out=logs, where=p > 0)
    return -np.sum(p * logs, axis=-1)


def best_split(values, targets, criterion):
    rows = rows_of(targets, criterion)
    order = np.argsort(values, kind="stable")
    x = values[order]
    total = rows.sum(axis=0)
    left = np.cumsum(rows[order], axis=0)[:-1]
    n_left = np.arange(1, len(x))
    allowed = x[1:] > x[:-1]
    if not allowed.any():
        return None
    left, n_left = left[allowed], n_left[allowed]
    lower, upper = x[:-1][allowed], x[1:][allowed]
    weight = n_left / len(x)
    after = weight * from_rows(left, criterion) + (1 - weight) * from_rows(total - left, criterion)
    gains = from_rows(total, criterion) - after
    k = np.flatnonzero(gains > gains.max() - 1e-9)[-1]
    t = (lower[k] + upper[k]) / 2
    if t >= upper[k]:
        t = lower[k]
    return float(t), float(gains[k])
