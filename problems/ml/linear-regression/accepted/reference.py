"""Centre, then divide by the singular values that are above rounding noise."""

import numpy as np

CUTOFF = 1e-10


def fit(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    means = X.mean(axis=0)
    level = y.mean()
    centred = X - means
    # The computed mean of equal numbers can be off by a rounding; such a column carries nothing at all.
    centred[:, X.max(axis=0) == X.min(axis=0)] = 0.0
    left, values, right = np.linalg.svd(centred, full_matrices=False)
    keep = values > CUTOFF * values[0]
    weights = right[keep].T @ ((left[:, keep].T @ (y - level)) / values[keep])
    return weights, float(level - means @ weights)
