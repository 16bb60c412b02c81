import numpy as np


def fit(
    X: np.ndarray, y: np.ndarray, rate: float, penalty: float, batch_size: int, epochs: int, seed: int
) -> tuple[np.ndarray, float, np.ndarray]:
    """Return weights, shape (d,), intercept, and the objective of all rows before and after each epoch, shape (epochs + 1,).

    X has shape (n, d), y has shape (n,) and holds 0 and 1. Training begins at zero; `seed` fixes the order of the rows.
    """
    raise NotImplementedError
