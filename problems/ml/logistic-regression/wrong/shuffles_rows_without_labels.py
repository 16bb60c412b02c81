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
    objectives = [objective(X, y, w, b, penalty)]
    for _ in range(epochs):
        rng.shuffle(X)
        for start in range(0, n, batch_size):
            rows = np.arange(start, min(start + batch_size, n))
            errors = sigmoid(X[rows] @ w + b) - y[rows]
            w = w - rate * (X[rows].T @ errors / len(rows) + penalty * w)
            b = b - rate * errors.mean()
        objectives.append(objective(X, y, w, b, penalty))
    return w, float(b), np.array(objectives)
