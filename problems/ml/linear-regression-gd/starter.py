import numpy as np


def fit(X: np.ndarray, y: np.ndarray, rate: float, steps: int) -> tuple[np.ndarray, float, np.ndarray]:
    """Return weights, shape (d,), intercept, and the losses before the first and after each step, shape (steps + 1,).

    X has shape (n, d), y has shape (n,). Descends on standardised columns from zero; the weights and the intercept that it returns
    belong to X as it came. Raises ValueError when a loss exceeds ten times the first one.
    """
    raise NotImplementedError
