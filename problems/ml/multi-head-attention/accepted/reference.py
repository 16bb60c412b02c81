"""The heads become an axis of their own, all of them attend at once, and the axis is folded back into the columns."""

import math

import numpy as np


def multi_head_attention(
    X: np.ndarray, Wq: np.ndarray, Wk: np.ndarray, Wv: np.ndarray, Wo: np.ndarray, heads: int, *, causal: bool = False
) -> np.ndarray:
    b, n, d = X.shape
    if heads < 1 or d % heads != 0:
        raise ValueError(f"{d} columns cannot be shared out evenly among {heads} heads")
    width = d // heads

    def split(projected: np.ndarray) -> np.ndarray:
        return projected.reshape(b, n, heads, width).transpose(0, 2, 1, 3)

    queries, keys, values = split(X @ Wq), split(X @ Wk), split(X @ Wv)
    scores = queries @ keys.transpose(0, 1, 3, 2) / math.sqrt(width)
    if causal:
        scores = np.where(np.tri(n, dtype=bool), scores, -np.inf)
    powers = np.exp(scores - scores.max(axis=3, keepdims=True))
    weights = powers / powers.sum(axis=3, keepdims=True)
    joined = (weights @ values).transpose(0, 2, 1, 3).reshape(b, n, d)
    return joined @ Wo
