import numpy as np


def multi_head_attention(
    X: np.ndarray, Wq: np.ndarray, Wk: np.ndarray, Wv: np.ndarray, Wo: np.ndarray, heads: int, *, causal: bool = False
) -> np.ndarray:
    b, n, d = X.shape
    if heads <= 0 or d % heads:
        raise ValueError("d must be a multiple of heads")
    dh = d // heads
    Q = (X @ Wq).reshape(b, n, dh, heads).transpose(0, 3, 1, 2)
    K = (X @ Wk).reshape(b, n, dh, heads).transpose(0, 3, 1, 2)
    V = (X @ Wv).reshape(b, n, dh, heads).transpose(0, 3, 1, 2)
    scores = Q @ K.swapaxes(2, 3) / np.sqrt(dh)
    if causal:
        future = np.arange(n)[None, :] > np.arange(n)[:, None]
        scores = np.where(future, -np.inf, scores)
    scores = scores - scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores)
    weights = powers / powers.sum(axis=-1, keepdims=True)
    heads_out = weights @ V
    return heads_out.transpose(0, 2, 3, 1).reshape(b, n, d) @ Wo
