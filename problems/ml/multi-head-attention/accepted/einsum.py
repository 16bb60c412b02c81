import numpy as np


def multi_head_attention(
    X: np.ndarray, Wq: np.ndarray, Wk: np.ndarray, Wv: np.ndarray, Wo: np.ndarray, heads: int, *, causal: bool = False
) -> np.ndarray:
    _, n, d = X.shape
    if heads < 1 or d % heads:
        raise ValueError("the heads cannot share the columns evenly")
    width = d // heads
    # axes: b sequence, i and j positions, c column, h head, e column within the head
    q, k, v = (np.einsum("bic,che->bihe", X, W.reshape(d, heads, width)) for W in (Wq, Wk, Wv))
    scores = np.einsum("bihe,bjhe->bhij", q, k) / np.sqrt(width)
    if causal:
        scores[:, :, np.triu(np.ones((n, n), dtype=bool), 1)] = -np.inf
    scores -= scores.max(axis=-1, keepdims=True)  # finite: every position sees itself
    weights = np.exp(scores)
    weights /= weights.sum(axis=-1, keepdims=True)
    # each head's output goes through its own rows of Wo; the sum over heads is the product of the joined matrix
    out = np.einsum("bhij,bjhe->bihe", weights, v)
    return np.einsum("bihe,hec->bic", out, Wo.reshape(heads, width, d))
