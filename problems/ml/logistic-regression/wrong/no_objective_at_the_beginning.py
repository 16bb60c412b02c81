import numpy as np


def sigmoid(scores):
    return 0.5 * (1 + np.tanh(scores / 2))


def objective(X, y, w, b, penalty):
    scores = X @ w + b
    return float((np.logaddexp(0, scores) - y * scores).mean() + penalty / 2 * (w @ w))


def fit(X, y, rate, penalty, batch_size, epochs, seed):
    rng = np.random.default_rng(seed)
    n, d = X.shape
    w, b = np.zeros(d), 0.0
    objectives = []
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            errors = sigmoid(X[rows] @ w + b) - y[rows]
            w = w - rate * (X[rows].T @ errors / len(rows) + penalty * w)
            b = b - rate * errors.mean()
        objectives.append(objective(X, y, w, b, penalty))
    return w, float(b), np.array(objectives)
