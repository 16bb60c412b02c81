import numpy as np


def multi_head_attention(
    X: np.ndarray, Wq: np.ndarray, Wk: np.ndarray, Wv: np.ndarray, Wo: np.ndarray, heads: int, *, causal: bool = False
) -> np.ndarray:
    b, n, d = X.shape
    if d % heads != 0:
        raise ValueError("heads does not fit")
    width = d // heads

    def split(M: np.ndarray) -> np.ndarray:
        return M.reshape(b, n, heads, width).transpose(0, 2, 1, 3)

    Q, K, V = split(X @ Wq), split(X @ Wk), split(X @ Wv)
    scores = Q @ K.transpose(0, 1, 3, 2) / np.sqrt(width)
    if causal:
        scores = np.where(np.tril(np.ones((n, n), dtype=bool)), scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    joined = (weights @ V).transpose(0, 2, 1, 3).reshape(b, n, d)
    return joined @ Wo
