import numpy as np


def fit(X: np.ndarray, y: np.ndarray, rate: float, steps: int) -> tuple[np.ndarray, float, np.ndarray]:
    n, d = X.shape
    constant = np.ptp(X, axis=0) == 0
    mean = X.mean(axis=0)
    centred = np.where(constant, 0.0, X - mean)
    spread = np.where(constant, 1.0, np.sqrt((centred**2).mean(axis=0)))
    # the intercept is the weight of one more column, of ones
    A = np.column_stack([centred / spread, np.ones(n)])
    theta = np.zeros(d + 1)
    errors, losses = -y, np.empty(steps + 1)
    with np.errstate(over="ignore", invalid="ignore"):
        for step in range(steps + 1):
            if step:
                theta = theta - rate * (A.T @ errors / n)
            errors = A @ theta - y
            losses[step] = errors @ errors / (2 * n)
            if not losses[step] <= 10 * losses[0]:  # catches NaN as well
                raise ValueError("the rate is too large")
    weights = np.where(constant, 0.0, theta[:d] / spread)
    intercept = float(theta[d] - weights @ np.where(constant, 0.0, mean))
    return weights, intercept, losses
