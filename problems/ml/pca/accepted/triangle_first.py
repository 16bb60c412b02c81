"""The centred rows are first folded into a small triangle, whose singular values and directions are the same."""

import numpy as np


def fit(X: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the mean, the k components as rows and their variances, largest first."""
    n, d = X.shape
    if n < 2 or k < 1 or k > d:
        raise ValueError("there must be two rows, and 1 <= k <= d")
    # Columns may lie far from zero: first away from there by the first row, then the mean of what is left.
    shifted = X - X[0]
    offset = shifted.mean(axis=0)
    centred = shifted - offset
    # S = A^T A / (n - 1) for the centred rows A = Q R, so R has the same right singular vectors and values as A. It is small, and its full
    # set of vectors reaches the directions in which nothing varies, also with fewer rows than columns.
    triangle = np.linalg.qr(centred, mode="r")
    _, lengths, directions = np.linalg.svd(triangle, full_matrices=True)
    variances = np.zeros(d)
    variances[: len(lengths)] = lengths**2 / (n - 1)
    components = directions[:k]
    largest = np.argmax(np.abs(components), axis=1)
    signs = np.where(components[np.arange(k), largest] < 0, -1.0, 1.0)
    return X[0] + offset, components * signs[:, None], variances[:k]


def project(X: np.ndarray, mean: np.ndarray, components: np.ndarray) -> np.ndarray:
    """Return the coordinates of each row of X along the components."""
    return (X - mean) @ components.T


def rebuild(Z: np.ndarray, mean: np.ndarray, components: np.ndarray) -> np.ndarray:
    """Return the row that each row of coordinates stands for."""
    return Z @ components + mean
