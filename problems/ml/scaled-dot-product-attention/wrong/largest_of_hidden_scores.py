import numpy as np


def scaled_dot_product_attention(
    queries: np.ndarray, keys: np.ndarray, values: np.ndarray, mask: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    scores = np.einsum("bnd,bmd->bnm", queries, keys) / np.sqrt(queries.shape[2])
    powers = np.exp(scores - scores.max(axis=2, keepdims=True))
    if mask is not None:
        powers = np.where(mask, powers, 0.0)
    totals = powers.sum(axis=2, keepdims=True)
    weights = powers / np.where(totals > 0, totals, 1.0)
    return weights @ values, weights
