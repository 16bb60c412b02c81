import numpy as np


def fit(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    means = X.mean(axis=0)
    centred = np.where(np.ptp(X, axis=0) > 0, X - means, 0.0)
    left, values, right = np.linalg.svd(centred, full_matrices=False)
    keep = values > 1e-6
    weights = right[keep].T @ ((left[:, keep].T @ (y - y.mean())) / values[keep])
    return weights, float(y.mean() - means @ weights)
