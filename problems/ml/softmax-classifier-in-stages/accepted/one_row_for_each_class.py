"""Scores lie with one row for each class, weights and bias in one table; a piece ends in sums over its labelled rows."""

import numpy as np


def _by_class(columns: np.ndarray, target: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    # columns has one row for each class, so every reduction runs along whole vectors of examples.
    shifted = columns - columns.max(axis=0)
    powers = np.exp(shifted)
    total = powers.sum(axis=0)
    powers /= total
    labelled = np.flatnonzero(target >= 0)
    losses = np.log(total[labelled]) - shifted[target[labelled], labelled]
    return powers, losses, labelled


def softmax_loss(scores: np.ndarray, target: int | np.ndarray) -> tuple[np.ndarray, float]:
    columns = np.ascontiguousarray(np.atleast_2d(scores).T)
    probabilities, losses, _ = _by_class(columns, np.atleast_1d(target))
    loss = float(losses.mean()) if losses.size else 0.0
    return np.ascontiguousarray(probabilities.T).reshape(scores.shape), loss


class SoftmaxClassifier:
    def __init__(self, weights: np.ndarray, bias: np.ndarray) -> None:
        # One row for each class: its d weights, then its bias.
        self._table = np.column_stack([np.transpose(weights), bias]).astype(np.float64)

    def _sums(self, X: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray, int]:
        labelled = y >= 0
        extended = np.column_stack([X, np.ones(len(X))])[labelled]
        if not len(extended):
            return 0.0, np.zeros_like(self._table), 0
        target = y[labelled]
        probabilities, losses, _ = _by_class(self._table @ extended.T, target)
        observed = target == np.arange(len(self._table))[:, None]
        return float(losses.sum()), (probabilities - observed) @ extended, len(target)

    def loss(self, X: np.ndarray, y: np.ndarray) -> float:
        total, _, count = self._sums(X, y)
        return total / max(count, 1)

    def gradients(self, X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        _, slope, count = self._sums(X, y)
        slope = slope / max(count, 1)
        return slope[:, :-1].T.copy(), slope[:, -1].copy()

    def step(self, pieces: list[tuple[np.ndarray, np.ndarray]], rate: float) -> float:
        total, slope, count = 0.0, np.zeros_like(self._table), 0
        for X, y in pieces:
            part, part_slope, part_count = self._sums(X, y)
            total += part
            slope += part_slope
            count += part_count
        if count == 0:
            return 0.0
        self._table = self._table - rate / count * slope
        return total / count

    def parameters(self) -> tuple[np.ndarray, np.ndarray]:
        return self._table[:, :-1].T.copy(), self._table[:, -1].copy()
