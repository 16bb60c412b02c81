"""Cached and new positions are scored apart, and share one softmax."""

import numpy as np

Cache = tuple[np.ndarray, np.ndarray]
Weights = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def extend(
    X: np.ndarray, cache: Cache, weights: Weights, positions: np.ndarray, heads: int
) -> tuple[np.ndarray, Cache]:
    """Return the attention of the new rows, and the cache with their keys and values behind the old ones."""
    b, m, d = X.shape
    old_keys, old_values = cache
    c = old_keys.shape[2]
    if c + m > len(positions):
        raise ValueError("a new row has no position")
    width = d // heads

    def split(rows: np.ndarray) -> np.ndarray:
        """(b, m, d) to (b, heads, m, width)."""
        return rows.reshape(b, m, heads, width).transpose(0, 2, 1, 3)

    Wq, Wk, Wv, Wo = weights
    placed = X + positions[c : c + m]
    queries, keys, values = split(placed @ Wq), split(placed @ Wk), split(placed @ Wv)

    # Everything cached may be seen. Among the new rows, none may look at a later one. Both parts share one softmax.
    to_old = queries @ old_keys.swapaxes(2, 3) / np.sqrt(width)
    to_new = queries @ keys.swapaxes(2, 3) / np.sqrt(width)
    to_new = np.where(np.tri(m, dtype=bool), to_new, -np.inf)
    top = np.maximum(to_new.max(axis=3, keepdims=True), to_old.max(axis=3, keepdims=True, initial=-np.inf))
    to_old, to_new = np.exp(to_old - top), np.exp(to_new - top)
    seen = to_old @ old_values + to_new @ values
    seen /= to_old.sum(axis=3, keepdims=True) + to_new.sum(axis=3, keepdims=True)

    Y = seen.transpose(0, 2, 1, 3).reshape(b, m, d) @ Wo
    return Y, (np.concatenate([old_keys, keys], axis=2), np.concatenate([old_values, values], axis=2))
