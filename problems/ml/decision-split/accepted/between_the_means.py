import numpy as np

MARGIN = 1e-9


def impurity(targets: np.ndarray, criterion: str) -> float:
    """How mixed the targets are: Gini impurity, entropy in bits, or variance."""
    check(criterion)
    if criterion == "variance":
        shifted = targets - targets[0]
        return float(np.mean((shifted - shifted.mean()) ** 2))
    counts = np.unique(targets, return_counts=True)[1]
    share = counts / len(targets)
    if criterion == "gini":
        return float(np.sum(share * (1 - share)))
    return float(np.sum(share * np.log2(1 / share)))


def best_split(values: np.ndarray, targets: np.ndarray, criterion: str) -> tuple[float, float] | None:
    """The threshold with the largest gain and that gain, or None when all values are equal."""
    check(criterion)
    n = len(values)
    order = np.argsort(values, kind="stable")
    values, targets = values[order], targets[order]
    left = np.flatnonzero(values[:-1] < values[1:]) + 1  # how many examples go to the left, for each candidate
    if len(left) == 0:
        return None
    right = n - left

    if criterion == "variance":
        columns = (targets - targets.mean())[:, None]
    else:
        columns = (targets[:, None] == np.unique(targets)).astype(np.int64)
    sums = np.cumsum(columns, axis=0)
    on_left = sums[left - 1]
    on_right = sums[-1] - on_left

    if criterion == "entropy":
        # n times the entropy is n log n - sum of c log c.
        parts = n_log_n(left) - n_log_n(on_left).sum(axis=1) + n_log_n(right) - n_log_n(on_right).sum(axis=1)
        gains = (n_log_n(np.array(n)) - n_log_n(sums[-1]).sum() - parts) / n
    else:
        # A variance falls by n_L n_R / n^2 times the squared distance of the two means, and the Gini impurity is the sum of the
        # variances of the class indicators. Nothing large is subtracted here.
        between = on_left / left[:, None] - on_right / right[:, None]
        gains = (left / n) * (right / n) * np.sum(between**2, axis=1)

    best = np.flatnonzero(gains >= gains.max() - MARGIN)[0]
    a, b = float(values[left[best] - 1]), float(values[left[best]])
    middle = (a + b) / 2
    return (middle if middle < b else a), max(float(gains[best]), 0.0)


def n_log_n(counts: np.ndarray) -> np.ndarray:
    return counts * np.log2(np.maximum(counts, 1))


def check(criterion: str) -> None:
    if criterion not in ("gini", "entropy", "variance"):
        raise ValueError(f"there is no criterion {criterion!r}")
