import numpy as np


def knn_predict(X: np.ndarray, y: np.ndarray, queries: np.ndarray, k: int) -> np.ndarray:
    """The label that wins among the k nearest rows of X, for each row of queries: an int64 array of shape (m,).

    X has shape (n, d), y has shape (n,), queries has shape (m, d). Raises ValueError unless 1 <= k <= n.
    """
    raise NotImplementedError
