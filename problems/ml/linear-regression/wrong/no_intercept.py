import numpy as np


def fit(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    return np.linalg.pinv(X, rcond=1e-10) @ y, 0.0
