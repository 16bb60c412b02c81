import numpy as np


def fit(X: np.ndarray, y: np.ndarray, rate: float, steps: int) -> tuple[np.ndarray, float, np.ndarray]:
    n, d = X.shape
    mean = X.mean(axis=0)
    deviation = X.std(axis=0)
    deviation[deviation == 0] = 1.0
    Z = (X - mean) / deviation
    v, a = np.zeros(d), 0.0
    errors = Z @ v + a - y
    losses = [np.mean(errors**2) / 2]
    for _ in range(steps):
        v = v - rate * Z.T @ errors / n
        a = a - rate * errors.mean()
        errors = Z @ v + a - y
        losses.append(np.mean(errors**2) / 2)
        if losses[-1] > 10 * losses[0]:
            raise ValueError("diverges")
    weights = v / deviation
    return weights, float(a - weights @ mean), np.array(losses)
