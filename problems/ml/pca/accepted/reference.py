"""Centre, and read components and variances off the singular value decomposition."""

import numpy as np


def fit(X: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    n, d = X.shape
    if n < 2 or not 1 <= k <= d:
        raise ValueError(f"{k} components of a table of shape {X.shape}")
    mean = X.mean(axis=0)
    # In full, because directions in which no row varies are components, too.
    _, lengths, directions = np.linalg.svd(X - mean, full_matrices=True)
    variances = np.zeros(d)
    variances[: len(lengths)] = lengths**2 / (n - 1)
    components = directions[:k]
    largest = np.abs(components).argmax(axis=1)
    signs = np.sign(components[np.arange(k), largest])
    return mean, components * signs[:, np.newaxis], variances[:k]


def project(X: np.ndarray, mean: np.ndarray, components: np.ndarray) -> np.ndarray:
    return (X - mean) @ components.T


def rebuild(Z: np.ndarray, mean: np.ndarray, components: np.ndarray) -> np.ndarray:
    return Z @ components + mean
