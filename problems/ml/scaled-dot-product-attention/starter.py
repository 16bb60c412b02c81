import numpy as np


def scaled_dot_product_attention(
    queries: np.ndarray, keys: np.ndarray, values: np.ndarray, mask: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Return what each query reads from the values, shape (b, n, e), and the weights, shape (b, n, m).

    queries has shape (b, n, d), keys (b, m, d), values (b, m, e). mask is a bool array of shape (n, m) or (b, n, m), True where
    a query may look at a key; None lets every query look at every key.
    """
    raise NotImplementedError
