"""Plain Python: each row adds its share to the slopes of its batch, and the sigmoid is split by the sign of the score."""

import math

import numpy as np


def sigmoid(score: float) -> float:
    if score >= 0:
        return 1.0 / (1.0 + math.exp(-score))
    power = math.exp(score)
    return power / (1.0 + power)


def cost(score: float, label: int) -> float:
    margin = score if label == 1 else -score
    return max(-margin, 0.0) + math.log1p(math.exp(-abs(margin)))


def dot(a: list[float], b: list[float]) -> float:
    return math.fsum(p * q for p, q in zip(a, b, strict=True))


def fit(X, y, rate, penalty, batch_size, epochs, seed):
    rows, labels = X.tolist(), y.tolist()
    n, rng = len(rows), np.random.default_rng(seed)
    w, b = [0.0] * X.shape[1], 0.0
    history = []
    for epoch in range(epochs + 1):
        if epoch > 0:
            waiting = rng.permutation(n).tolist()
            while waiting:
                batch, waiting = waiting[:batch_size], waiting[batch_size:]
                slopes, level = [penalty * weight for weight in w], 0.0
                for i in batch:
                    share = (sigmoid(dot(rows[i], w) + b) - labels[i]) / len(batch)
                    slopes = [slope + share * x for slope, x in zip(slopes, rows[i], strict=True)]
                    level += share
                w = [weight - rate * slope for weight, slope in zip(w, slopes, strict=True)]
                b -= rate * level
        costs = [cost(dot(row, w) + b, label) for row, label in zip(rows, labels, strict=True)]
        history.append(math.fsum(costs) / n + penalty / 2 * dot(w, w))
    return np.array(w), b, np.array(history)
