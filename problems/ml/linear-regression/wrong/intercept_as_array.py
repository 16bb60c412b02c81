import numpy as np


def fit(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    means = X.mean(axis=0, keepdims=True)
    centred = np.where(np.ptp(X, axis=0) > 0, X - means, 0.0)
    weights = np.linalg.pinv(centred, rcond=1e-10) @ (y - y.mean())
    return weights, y.mean() - means @ weights
