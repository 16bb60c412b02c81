import numpy as np


def fit(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    with_ones = np.column_stack([X, np.ones(len(X))])
    solution = np.linalg.pinv(with_ones, rcond=1e-12) @ y
    return solution[:-1], float(solution[-1])
