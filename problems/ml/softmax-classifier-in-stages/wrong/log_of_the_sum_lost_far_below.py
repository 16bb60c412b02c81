import numpy as np

TINY = np.finfo(np.float64).tiny


def softmax_loss(scores: np.ndarray, target: int | np.ndarray) -> tuple[np.ndarray, float]:
    rows = np.atleast_2d(scores)
    labels = np.atleast_1d(target)
    peak = rows.max(axis=1, keepdims=True)
    exps = np.exp(rows - peak)
    probs = exps / exps.sum(axis=1, keepdims=True)

    known = np.flatnonzero(labels >= 0)
    if known.size == 0:
        return probs.reshape(scores.shape), 0.0
    picked = probs[known, labels[known]]
    # Where the probability is too small for a float, the loss comes from the scores.
    gap = peak[known, 0] - rows[known, labels[known]]
    losses = np.where(picked < TINY, gap, -np.log(np.maximum(picked, TINY)))
    return probs.reshape(scores.shape), float(losses.mean())


class SoftmaxClassifier:
    def __init__(self, weights: np.ndarray, bias: np.ndarray) -> None:
        self.weights = np.array(weights, dtype=np.float64)
        self.bias = np.array(bias, dtype=np.float64)

    def loss(self, X: np.ndarray, y: np.ndarray) -> float:
        return softmax_loss(X @ self.weights + self.bias, y)[1]

    def gradients(self, X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        known = y >= 0
        count = np.count_nonzero(known)
        if count == 0:
            return np.zeros_like(self.weights), np.zeros_like(self.bias)
        X, y = X[known], y[known]
        delta, _ = softmax_loss(X @ self.weights + self.bias, y)
        delta[np.arange(count), y] -= 1.0
        delta /= count
        return X.T @ delta, delta.sum(axis=0)

    def step(self, pieces: list[tuple[np.ndarray, np.ndarray]], rate: float) -> float:
        loss_sum, count = 0.0, 0
        weights_sum, bias_sum = np.zeros_like(self.weights), np.zeros_like(self.bias)
        for X, y in pieces:
            m = np.count_nonzero(y >= 0)
            by_weights, by_bias = self.gradients(X, y)
            loss_sum += m * self.loss(X, y)
            weights_sum += m * by_weights
            bias_sum += m * by_bias
            count += m
        if count == 0:
            return 0.0
        self.weights = self.weights - rate * weights_sum / count
        self.bias = self.bias - rate * bias_sum / count
        return float(loss_sum / count)

    def parameters(self) -> tuple[np.ndarray, np.ndarray]:
        return self.weights.copy(), self.bias.copy()
