import numpy as np


def fit(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the least-squares weights, shape (d,), and the intercept, a float.

    X has shape (n, d), y has shape (n,). Where several answers are equally good, the weights are the shortest ones.
    """
    raise NotImplementedError
