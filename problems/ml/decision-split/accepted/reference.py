"""Sort once; running sums then tell at every border what is left of it, and the impurity is computed from sums alone."""

import numpy as np

CRITERIA = ("gini", "entropy", "variance")


def impurity(targets: np.ndarray, criterion: str) -> float:
    return float(mixed(contributions(targets, criterion).sum(axis=0), criterion))


def best_split(values: np.ndarray, targets: np.ndarray, criterion: str) -> tuple[float, float] | None:
    order = np.argsort(values)
    ranked = values[order]
    running = np.cumsum(contributions(targets[order], criterion), axis=0)
    sizes = np.flatnonzero(ranked[1:] != ranked[:-1]) + 1
    if len(sizes) == 0:
        return None
    left, everybody = running[sizes - 1], running[-1]
    share = sizes / len(values)
    remaining = share * mixed(left, criterion) + (1 - share) * mixed(everybody - left, criterion)
    gains = mixed(everybody, criterion) - remaining
    # Equal gains may differ in their last digits: the first that is good enough, not the largest.
    best = np.flatnonzero(gains >= gains.max() - 1e-9)[0]
    low, high = ranked[sizes[best] - 1], ranked[sizes[best]]
    middle = (low + high) / 2
    return float(middle if middle < high else low), float(gains[best])


def contributions(targets: np.ndarray, criterion: str) -> np.ndarray:
    """One row for each target, such that the sum of some rows is all that their impurity depends on."""
    if criterion not in CRITERIA:
        raise ValueError(f"unknown criterion {criterion!r}")
    if criterion != "variance":
        return targets[:, np.newaxis] == np.unique(targets)
    # The first target is as good as the mean: what matters is to be near.
    near_zero = targets - targets[:1]
    return np.column_stack([np.ones(len(targets)), near_zero, near_zero**2])


def mixed(sums: np.ndarray, criterion: str) -> np.ndarray:
    """The impurity that belongs to each row of sums."""
    if criterion == "variance":
        count, total, squares = np.moveaxis(sums, -1, 0)
        return squares / count - (total / count) ** 2
    shares = sums / sums.sum(axis=-1, keepdims=True)
    if criterion == "gini":
        return 1 - (shares**2).sum(axis=-1)
    # A class that is missing adds 0: its logarithm is taken of 1.
    return -(shares * np.log2(shares + (shares == 0))).sum(axis=-1)
