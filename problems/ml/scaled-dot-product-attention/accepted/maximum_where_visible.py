import numpy as np


def scaled_dot_product_attention(
    queries: np.ndarray, keys: np.ndarray, values: np.ndarray, mask: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    scores = np.einsum("bid,bjd->bij", queries, keys) / np.sqrt(queries.shape[-1])
    visible = np.ones_like(scores, dtype=bool) if mask is None else np.broadcast_to(mask, scores.shape)
    # largest score among the visible keys only; a query without one gets -inf, which is never used
    top = np.max(scores, axis=-1, keepdims=True, where=visible, initial=-np.inf)
    weights = np.zeros_like(scores)
    shifted = np.subtract(scores, top, where=visible, out=np.zeros_like(scores))
    np.exp(shifted, where=visible, out=weights)
    total = weights.sum(axis=-1, keepdims=True)  # at least 1, or 0 where nothing is visible
    weights /= np.maximum(total, 1.0)
    return np.einsum("bij,bje->bie", weights, values), weights
