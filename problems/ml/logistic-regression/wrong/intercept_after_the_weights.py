import numpy as np


def sigmoid(s: np.ndarray) -> np.ndarray:
    return (1 + np.tanh(s / 2)) / 2


def fit(
    X: np.ndarray, y: np.ndarray, rate: float, penalty: float, batch_size: int, epochs: int, seed: int
) -> tuple[np.ndarray, float, np.ndarray]:
    n, d = X.shape
    w, b = np.zeros(d), 0.0

    def objective() -> float:
        s = X @ w + b
        return float((np.logaddexp(0, s) - y * s).mean() + penalty / 2 * np.sum(w**2))

    rng = np.random.default_rng(seed)
    objectives = [objective()]
    for _ in range(epochs):
        order = rng.permutation(n)
        for i in range(0, n, batch_size):
            batch = order[i : i + batch_size]
            errors = sigmoid(X[batch] @ w + b) - y[batch]
            w = w - rate * (X[batch].T @ errors / len(batch) + penalty * w)
            errors = sigmoid(X[batch] @ w + b) - y[batch]
            b = b - rate * errors.mean()
        objectives.append(objective())
    return w, float(b), np.array(objectives)
