import numpy as np


def fit(X: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the mean, shape (d,), the k components as rows, shape (k, d), and their variances, shape (k,), largest first.

    X has shape (n, d). Raises ValueError when X has fewer than two rows, or k is below 1 or above d.
    """
    raise NotImplementedError


def project(X: np.ndarray, mean: np.ndarray, components: np.ndarray) -> np.ndarray:
    """Return the coordinates of each row of X along the components, shape (n, k)."""
    raise NotImplementedError


def rebuild(Z: np.ndarray, mean: np.ndarray, components: np.ndarray) -> np.ndarray:
    """Return the row that each row of coordinates stands for, shape (n, d)."""
    raise NotImplementedError
