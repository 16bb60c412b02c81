import numpy as np


def softmax_loss(scores: np.ndarray, target: int | np.ndarray) -> tuple[np.ndarray, float]:
    rows, labels = np.atleast_2d(scores), np.atleast_1d(target)
    shifted = rows - rows.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    labelled = np.flatnonzero(labels >= 0)
    cost = -log_probabilities[labelled, labels[labelled]].sum()
    return np.exp(log_probabilities).reshape(scores.shape), float(cost / max(len(labelled), 1))


class SoftmaxClassifier:
    def __init__(self, weights: np.ndarray, bias: np.ndarray) -> None:
        self.weights, self.bias = weights, bias

    def loss(self, X: np.ndarray, y: np.ndarray) -> float:
        return softmax_loss(X @ self.weights + self.bias, y)[1]

    def gradients(self, X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        by_weights, by_bias, count = self._sums(X, y)
        return by_weights / max(count, 1), by_bias / max(count, 1)

    def step(self, pieces: list[tuple[np.ndarray, np.ndarray]], rate: float) -> float:
        by_weights, by_bias, cost, count = np.zeros_like(self.weights), np.zeros_like(self.bias), 0.0, 0
        for X, y in pieces:
            of_weights, of_bias, labelled = self._sums(X, y)
            by_weights += of_weights
            by_bias += of_bias
            cost += labelled * self.loss(X, y)
            count += labelled
        self.weights = self.weights - rate * by_weights / max(count, 1)
        self.bias = self.bias - rate * by_bias / max(count, 1)
        return cost / max(count, 1)

    def parameters(self) -> tuple[np.ndarray, np.ndarray]:
        return self.weights, self.bias

    def _sums(self, X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, int]:
        """The gradients of the summed loss of the labelled rows, and how many of them there are."""
        labelled = np.flatnonzero(y >= 0)
        slopes = softmax_loss(X @ self.weights + self.bias, y)[0][labelled]
        return X[labelled].T @ slopes, slopes.sum(axis=0), len(labelled)
