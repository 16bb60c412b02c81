import numpy as np


def fit(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    means = X.mean(axis=0)
    centred = X - means
    weights = np.linalg.inv(centred.T @ centred) @ centred.T @ (y - y.mean())
    return weights, float(y.mean() - means @ weights)
