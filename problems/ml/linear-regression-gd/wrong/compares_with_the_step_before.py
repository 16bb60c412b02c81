import numpy as np


def fit(X: np.ndarray, y: np.ndarray, rate: float, steps: int) -> tuple[np.ndarray, float, np.ndarray]:
    n, d = X.shape
    mean = X.mean(axis=0)
    deviation = X.std(axis=0)
    constant = X.min(axis=0) == X.max(axis=0)
    deviation[constant] = 1.0
    Z = (X - mean) / deviation
    Z[:, constant] = 0.0
    v, a = np.zeros(d), 0.0
    errors = Z @ v + a - y
    losses = [np.mean(errors**2) / 2]
    for _ in range(steps):
        v, a = v - rate * Z.T @ errors / n, a - rate * errors.mean()
        errors = Z @ v + a - y
        loss = np.mean(errors**2) / 2
        if loss > 10 * losses[-1] or not np.isfinite(loss):
            raise ValueError("diverges")
        losses.append(loss)
    weights = v / deviation
    return weights, float(a - weights @ mean), np.array(losses)
