import numpy as np


def fit(X, y, rate, steps):
    n, d = X.shape
    means, deviations = X.mean(axis=0), X.std(axis=0)
    constant = np.ptp(X, axis=0) == 0
    deviations[constant] = 1.0
    Z = np.where(constant, 0.0, (X - means) / deviations)
    v, a = np.zeros(d), 0.0
    errors = -y
    losses = [np.mean(errors**2) / 2]
    for _ in range(steps):
        v = v - rate * Z.T @ errors
        a = a - rate * errors.sum()
        errors = Z @ v + a - y
        losses.append(np.mean(errors**2) / 2)
        if losses[-1] > 10 * losses[0]:
            raise ValueError("the rate is too large")
    weights = v / deviations
    return weights, float(a - means @ weights), np.array(losses)
