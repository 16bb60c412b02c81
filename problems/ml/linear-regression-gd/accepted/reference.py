"""Standardise, descend with matrix products, and undo the scaling once at the end."""

import numpy as np


def fit(X: np.ndarray, y: np.ndarray, rate: float, steps: int) -> tuple[np.ndarray, float, np.ndarray]:
    n = len(y)
    means, deviations = X.mean(axis=0), X.std(axis=0)
    # Equal entries are found by comparing them. Divided by infinity, such a column is 0, and so is its weight.
    deviations[X.max(axis=0) == X.min(axis=0)] = np.inf
    Z = (X - means) / deviations
    v, a = np.zeros(X.shape[1]), 0.0
    errors = -y
    losses = [errors @ errors / (2 * n)]
    for _ in range(steps):
        v = v - rate * (Z.T @ errors) / n
        a = a - rate * errors.mean()
        errors = Z @ v + a - y
        losses.append(errors @ errors / (2 * n))
        if losses[-1] > 10 * losses[0]:
            raise ValueError(f"the loss has grown from {losses[0]} to {losses[-1]}: the rate {rate} is too large")
    weights = v / deviations
    return weights, float(a - means @ weights), np.array(losses)
