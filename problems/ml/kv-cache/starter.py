import numpy as np

Cache = tuple[np.ndarray, np.ndarray]
Weights = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def extend(
    X: np.ndarray, cache: Cache, weights: Weights, positions: np.ndarray, heads: int
) -> tuple[np.ndarray, Cache]:
    """Return the attention of the new rows, shape (b, m, d), and the cache with their keys and values behind the old ones.

    X has shape (b, m, d); the cache is (K, V), each of shape (b, heads, c, d // heads); the weights are (Wq, Wk, Wv, Wo), each of
    shape (d, d). Raises ValueError when `positions`, shape (p, d), has fewer than c + m rows.
    """
    raise NotImplementedError
