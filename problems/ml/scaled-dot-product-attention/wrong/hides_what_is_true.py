import numpy as np


def scaled_dot_product_attention(
    queries: np.ndarray, keys: np.ndarray, values: np.ndarray, mask: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    scores = np.einsum("bnd,bmd->bnm", queries, keys) / np.sqrt(queries.shape[2])
    if mask is not None:
        scores = np.where(mask, -np.inf, scores)
    largest = scores.max(axis=2, keepdims=True)
    powers = np.exp(scores - np.where(np.isinf(largest), 0.0, largest))
    totals = powers.sum(axis=2, keepdims=True)
    weights = powers / np.where(totals > 0, totals, 1.0)
    return weights @ values, weights
