import numpy as np


def softmax_loss(scores: np.ndarray, target: int | np.ndarray) -> tuple[np.ndarray, float]:
    if scores.ndim == 1:
        probs, loss = softmax_loss(scores[np.newaxis], np.array([target]))
        return probs[0], loss
    top = np.max(scores, axis=1, keepdims=True)
    exps = np.exp(scores - top)
    norm = np.sum(exps, axis=1, keepdims=True)
    valid = target != -1
    count = np.count_nonzero(valid)
    if count == 0:
        return exps / norm, 0.0
    true_scores = scores[np.arange(len(scores)), target]
    losses = np.log(norm[:, 0]) + top[:, 0] - true_scores
    return exps / norm, float(np.sum(losses[valid]) / count)


class SoftmaxClassifier:
    def __init__(self, weights: np.ndarray, bias: np.ndarray) -> None:
        self.W = np.array(weights, dtype=np.float64)
        self.b = np.array(bias, dtype=np.float64)
        self._inputs = None
        self._probs = None

    def _forward(self, X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
        return softmax_loss(X @ self.W + self.b, y)

    def _backward(self, X: np.ndarray, y: np.ndarray, probs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        # Sums over the labelled rows.
        rows = np.flatnonzero(y != -1)
        error = probs[rows]
        error[np.arange(len(rows)), y[rows]] -= 1.0
        return X[rows].T @ error, error.sum(axis=0)

    def loss(self, X: np.ndarray, y: np.ndarray) -> float:
        # Keep the forward pass, so that gradients for the same rows need not do it again.
        self._probs, loss = self._forward(X, y)
        self._inputs = X.copy()
        return loss

    def gradients(self, X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        if self._inputs is not None and np.array_equal(self._inputs, X):
            probs = self._probs
        else:
            probs, _ = self._forward(X, y)
        count = max(np.count_nonzero(y != -1), 1)
        by_weights, by_bias = self._backward(X, y, probs)
        return by_weights / count, by_bias / count

    def step(self, pieces: list[tuple[np.ndarray, np.ndarray]], rate: float) -> float:
        loss_sum, count = 0.0, 0
        dW, db = np.zeros_like(self.W), np.zeros_like(self.b)
        for X, y in pieces:
            labelled = int(np.count_nonzero(y != -1))
            probs, loss = self._forward(X, y)
            by_weights, by_bias = self._backward(X, y, probs)
            loss_sum += loss * labelled
            dW += by_weights
            db += by_bias
            count += labelled
        if count == 0:
            return 0.0
        self.W = self.W - rate / count * dW
        self.b = self.b - rate / count * db
        return loss_sum / count

    def parameters(self) -> tuple[np.ndarray, np.ndarray]:
        return self.W.copy(), self.b.copy()
