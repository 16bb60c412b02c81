import numpy as np


def fit(
    X: np.ndarray, y: np.ndarray, rate: float, penalty: float, batch_size: int, epochs: int, seed: int
) -> tuple[np.ndarray, float, np.ndarray]:
    n, d = X.shape
    sign = 2.0 * y - 1.0  # a row costs log(1 + e^(-margin)), margin = sign * score, whatever its label
    w, b = np.zeros(d), 0.0

    def objective() -> float:
        costs = np.logaddexp(0.0, -sign * (X @ w + b))
        return float(costs.mean() + penalty / 2 * (w @ w))

    rng = np.random.default_rng(seed)
    objectives = [objective()]
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            margins = sign[rows] * (X[rows] @ w + b)
            # slope of the cost by the score: -sign * sigma(-margin), and log sigma(-m) = -log(1 + e^m)
            slopes = -sign[rows] * np.exp(-np.logaddexp(0.0, margins)) / len(rows)
            w, b = w - rate * (slopes @ X[rows] + penalty * w), b - rate * slopes.sum()
        objectives.append(objective())
    return w, float(b), np.array(objectives)
