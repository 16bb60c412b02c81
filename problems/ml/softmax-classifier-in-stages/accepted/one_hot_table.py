"""No maximum and no index: log-add-exp folds the rows, and a table of ones, empty where there is no label, picks and counts."""

import numpy as np


def _wanted(target, classes):
    return (np.asarray(target)[..., np.newaxis] == np.arange(classes)).astype(float)


def _slopes_and_costs(scores, target):
    wanted = _wanted(target, scores.shape[-1])
    there = wanted.sum(axis=-1)
    log_sums = np.logaddexp.reduce(scores, axis=-1)
    probabilities = np.exp(scores - log_sums[..., np.newaxis])
    costs = there * log_sums - (wanted * scores).sum(axis=-1)
    return probabilities, there[..., np.newaxis] * probabilities - wanted, costs.sum(), there.sum()


def softmax_loss(scores: np.ndarray, target: int | np.ndarray) -> tuple[np.ndarray, float]:
    probabilities, _, cost, count = _slopes_and_costs(scores, target)
    return probabilities, float(cost / count) if count else 0.0


class SoftmaxClassifier:
    def __init__(self, weights: np.ndarray, bias: np.ndarray) -> None:
        # The bias is the last row of one matrix, and belongs to a feature that is always 1.
        self.matrix = np.vstack([weights, bias])

    def _summed(self, X, y):
        rows = np.column_stack([X, np.ones(len(X))])
        _, slopes, cost, count = _slopes_and_costs(rows @ self.matrix, y)
        return rows.T @ slopes, cost, count

    def loss(self, X: np.ndarray, y: np.ndarray) -> float:
        _, cost, count = self._summed(X, y)
        return float(cost / count) if count else 0.0

    def gradients(self, X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        summed, _, count = self._summed(X, y)
        mean = summed / max(count, 1.0)
        return mean[:-1], mean[-1]

    def step(self, pieces: list[tuple[np.ndarray, np.ndarray]], rate: float) -> float:
        """A running mean: each piece moves it in proportion to its share of the labelled rows so far."""
        mean, loss, seen = np.zeros_like(self.matrix), 0.0, 0.0
        for X, y in pieces:
            summed, cost, count = self._summed(X, y)
            if count:
                seen += count
                mean += (summed - count * mean) / seen
                loss += (cost - count * loss) / seen
        self.matrix = self.matrix - rate * mean
        return float(loss)

    def parameters(self) -> tuple[np.ndarray, np.ndarray]:
        return self.matrix[:-1], self.matrix[-1]
