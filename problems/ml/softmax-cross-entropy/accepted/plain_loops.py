"""Plain Python over rows and classes, for reading beside the formula."""

import math

import numpy as np


def softmax_cross_entropy(logits: np.ndarray, labels: np.ndarray) -> tuple[float, np.ndarray]:
    n = len(labels)
    gradient = np.zeros(logits.shape)
    loss = 0.0
    for i, row in enumerate(logits.tolist()):
        top = max(row)
        powers = [math.exp(value - top) for value in row]
        total = math.fsum(powers)
        loss += math.log(total) + top - row[labels[i]]
        gradient[i] = [power / total / n for power in powers]
        gradient[i, labels[i]] -= 1.0 / n
    return loss / n, gradient
