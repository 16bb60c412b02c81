"""Eigenvectors of the covariance matrix, from the last to the first."""

import numpy as np


def fit(X: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    n, d = X.shape
    if n == 1:
        raise ValueError("one row does not vary")
    if k not in range(1, d + 1):
        raise ValueError(f"there are 1 to {d} components")
    mean = X.sum(axis=0) / n
    centred = X - mean
    values, vectors = np.linalg.eigh(centred.T @ centred / (n - 1))
    components = vectors.T[::-1][:k]
    is_upside_down = components.max(axis=1) < -components.min(axis=1)
    # A variance of 0 arrives as rounding noise, which may be negative.
    variances = np.maximum(values[::-1][:k], 0.0)
    return mean, np.where(is_upside_down, -1.0, 1.0)[:, None] * components, variances


def project(X: np.ndarray, mean: np.ndarray, components: np.ndarray) -> np.ndarray:
    return np.einsum("nd,kd->nk", X - mean, components)


def rebuild(Z: np.ndarray, mean: np.ndarray, components: np.ndarray) -> np.ndarray:
    return mean + np.einsum("nk,kd->nd", Z, components)
