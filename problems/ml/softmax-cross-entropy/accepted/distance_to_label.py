"""No maximum at all: log-add-exp folds the distances to the true class's logit, one class after another."""

import numpy as np


def softmax_cross_entropy(logits: np.ndarray, labels: np.ndarray) -> tuple[float, np.ndarray]:
    n, k = logits.shape
    distances = logits - np.take_along_axis(logits, labels[:, np.newaxis], axis=1)
    costs = np.logaddexp.reduce(distances, axis=1)
    one_hot = np.eye(k)[labels]
    gradient = (np.exp(distances - costs[:, np.newaxis]) - one_hot) / n
    return float(costs.sum() / n), gradient
