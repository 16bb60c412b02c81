import numpy as np


def log_softmax(scores: np.ndarray) -> np.ndarray:
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def softmax_loss(scores: np.ndarray, target: int | np.ndarray) -> tuple[np.ndarray, float]:
    log_probs = log_softmax(scores)
    probs = np.exp(log_probs)
    if scores.ndim == 1:
        return probs, float(-log_probs[target]) if target >= 0 else 0.0
    mask = target >= 0
    if not mask.any():
        return probs, 0.0
    picked = np.take_along_axis(log_probs[mask], target[mask][:, None], axis=1)
    return probs, float(-picked.mean())


class SoftmaxClassifier:
    def __init__(self, weights: np.ndarray, bias: np.ndarray) -> None:
        self.weights = np.array(weights, dtype=np.float64)
        self.bias = np.array(bias, dtype=np.float64)

    def _evaluate(self, X: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray, np.ndarray, int]:
        probs, loss = softmax_loss(X @ self.weights + self.bias, y)
        mask = y >= 0
        n = int(mask.sum())
        one_hot = y[:, None] == np.arange(len(self.bias))
        error = np.where(mask[:, None], probs - one_hot, 0.0) / max(n, 1)
        return loss, X.T @ error, error.sum(axis=0), n

    def loss(self, X: np.ndarray, y: np.ndarray) -> float:
        return softmax_loss(X @ self.weights + self.bias, y)[1]

    def gradients(self, X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        _, by_weights, by_bias, _ = self._evaluate(X, y)
        return by_weights, by_bias

    def step(self, pieces: list[tuple[np.ndarray, np.ndarray]], rate: float) -> float:
        seen = 0
        mean_loss = 0.0
        mean_weights = np.zeros_like(self.weights)
        mean_bias = np.zeros_like(self.bias)
        for X, y in pieces:
            loss, by_weights, by_bias, n = self._evaluate(X, y)
            seen += n
            if seen == 0:
                return 0.0
            share = n / seen
            mean_loss += share * (loss - mean_loss)
            mean_weights += share * (by_weights - mean_weights)
            mean_bias += share * (by_bias - mean_bias)
        self.weights = self.weights - rate * mean_weights
        self.bias = self.bias - rate * mean_bias
        return float(mean_loss)

    def parameters(self) -> tuple[np.ndarray, np.ndarray]:
        return self.weights.copy(), self.bias.copy()
