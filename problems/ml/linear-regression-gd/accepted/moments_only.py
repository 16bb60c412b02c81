"""The rows are read once: correlations, covariances with the target and two moments of it say everything about each step."""

import numpy as np


def fit(X, y, rate, steps):
    n, d = X.shape
    varies = np.ptp(X, axis=0) > 0
    Z = np.zeros((n, d))
    Z[:, varies] = (X[:, varies] - X[:, varies].mean(axis=0)) / X[:, varies].std(axis=0)
    correlations, covariances, level, power = Z.T @ Z / n, Z.T @ y / n, y.mean(), (y @ y) / n

    def loss(v, a):
        # The mean of (z v + a - y)^2, multiplied out; the columns of Z have mean 0.
        return (v @ correlations @ v - 2 * covariances @ v + a * a - 2 * a * level + power) / 2

    v, a = np.zeros(d), 0.0
    losses = [loss(v, a)]
    while len(losses) <= steps:
        v, a = v - rate * (correlations @ v - covariances), a - rate * (a - level)
        losses.append(loss(v, a))
        if losses[-1] > 10 * losses[0]:
            raise ValueError("the rate is too large")
    weights = np.zeros(d)
    weights[varies] = v[varies] / X[:, varies].std(axis=0)
    return weights, float(a - weights @ X.mean(axis=0)), np.array(losses)
