import numpy as np


def multi_head_attention(
    X: np.ndarray, Wq: np.ndarray, Wk: np.ndarray, Wv: np.ndarray, Wo: np.ndarray, heads: int, *, causal: bool = False
) -> np.ndarray:
    """Return multi-head self-attention over the rows of each sequence, shape (b, n, d).

    X has shape (b, n, d), each weight matrix (d, d). Raises ValueError when the d columns cannot be shared out evenly among the heads.
    """
    raise NotImplementedError
