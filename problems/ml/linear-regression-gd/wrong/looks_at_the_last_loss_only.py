import numpy as np


def fit(X: np.ndarray, y: np.ndarray, rate: float, steps: int) -> tuple[np.ndarray, float, np.ndarray]:
    n, d = X.shape
    mean = X.mean(axis=0)
    deviation = X.std(axis=0)
    constant = np.ptp(X, axis=0) == 0
    deviation[constant] = 1.0
    Z = (X - mean) / deviation
    Z[:, constant] = 0.0
    v, a = np.zeros(d), 0.0
    losses = np.empty(steps + 1)
    for step in range(steps + 1):
        errors = Z @ v + a - y
        losses[step] = errors @ errors / (2 * n)
        if step < steps:
            v = v - rate * Z.T @ errors / n
            a = a - rate * errors.mean()
    if losses[-1] > 10 * losses[0]:
        raise ValueError("diverges")
    weights = v / deviation
    return weights, float(a - weights @ mean), losses
