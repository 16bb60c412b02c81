"""Mini-batch descent with errors sigma(s) - y; the cost of a row is computed from its score and never from a probability."""

import numpy as np


def fit(
    X: np.ndarray, y: np.ndarray, rate: float, penalty: float, batch_size: int, epochs: int, seed: int
) -> tuple[np.ndarray, float, np.ndarray]:
    rng = np.random.default_rng(seed)
    w, b = np.zeros(X.shape[1]), 0.0
    objectives = [objective(X, y, w, b, penalty)]
    for _ in range(epochs):
        order = rng.permutation(len(y))
        for start in range(0, len(y), batch_size):
            rows = order[start : start + batch_size]
            errors = sigmoid(X[rows] @ w + b) - y[rows]
            w = w - rate * (X[rows].T @ errors / len(rows) + penalty * w)
            b = b - rate * errors.mean()
        objectives.append(objective(X, y, w, b, penalty))
    return w, float(b), np.array(objectives)


def sigmoid(scores: np.ndarray) -> np.ndarray:
    # The same as 1 / (1 + exp(-s)), and tanh cannot overflow.
    return (1 + np.tanh(scores / 2)) / 2


def objective(X: np.ndarray, y: np.ndarray, w: np.ndarray, b: float, penalty: float) -> float:
    # Label 1 costs log(1 + exp(-s)), label 0 costs log(1 + exp(s)).
    scores = X @ w + b
    return np.logaddexp(0, (1 - 2 * y) * scores).mean() + penalty / 2 * (w @ w)
