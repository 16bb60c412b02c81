"""All new rows at once: their keys and values go behind the cached ones, and the mask is moved by as many."""

import math

import numpy as np

Cache = tuple[np.ndarray, np.ndarray]
Weights = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def extend(
    X: np.ndarray, cache: Cache, weights: Weights, positions: np.ndarray, heads: int
) -> tuple[np.ndarray, Cache]:
    b, m, d = X.shape
    known, width = cache[0].shape[2:]
    if known + m > len(positions):
        raise ValueError(f"{known} cached and {m} new rows, but only {len(positions)} positions")
    rows = X + positions[known : known + m]
    Wq, Wk, Wv, Wo = weights

    def split(projected: np.ndarray) -> np.ndarray:
        return projected.reshape(b, m, heads, width).transpose(0, 2, 1, 3)

    queries = split(rows @ Wq)
    keys = np.concatenate([cache[0], split(rows @ Wk)], axis=2)
    values = np.concatenate([cache[1], split(rows @ Wv)], axis=2)
    scores = queries @ keys.transpose(0, 1, 3, 2) / math.sqrt(width)
    # New row i sees everything that is cached, and the new rows up to itself.
    scores = np.where(np.tri(m, known + m, known, dtype=bool), scores, -np.inf)
    powers = np.exp(scores - scores.max(axis=3, keepdims=True))
    shares = powers / powers.sum(axis=3, keepdims=True)
    joined = (shares @ values).transpose(0, 2, 1, 3).reshape(b, m, d)
    return joined @ Wo, (keys, values)
