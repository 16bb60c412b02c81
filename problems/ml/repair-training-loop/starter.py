"""Trains a classifier with one hidden layer by mini-batch gradient descent. It runs, and it learns badly."""

import numpy as np


def softmax(scores: np.ndarray) -> np.ndarray:
    """Turn each example's scores, one row of the array, into probabilities."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=0)


def batches(X: np.ndarray, y: np.ndarray, batch_size: int, order: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the examples, taken in the given order, into batches; the last one may be short."""
    X = X[order]
    starts = range(0, len(X), batch_size)
    return [(X[start : start + batch_size], y[start : start + batch_size]) for start in starts]


def forward(params: dict[str, np.ndarray], X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the hidden layer's activations and the scores of the classes."""
    hidden = np.maximum(X @ params["W1"] + params["b1"], 0.0)
    return hidden, hidden @ params["W2"] + params["b2"]


def backward(params: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray, grads: dict[str, np.ndarray]) -> None:
    """Add the gradient of the batch's mean cross-entropy to `grads`, in place."""
    hidden, scores = forward(params, X)
    delta = softmax(scores)
    delta[np.arange(len(y)), y] -= 1.0
    delta /= len(y)
    grads["W2"] += hidden.T @ delta
    grads["b2"] += delta.sum(axis=0)
    delta = (delta @ params["W2"].T) * (hidden > 0.0)
    grads["W1"] += X.T @ delta
    grads["b1"] += delta.sum(axis=0)


def train(
    params: dict[str, np.ndarray],
    X: np.ndarray,
    y: np.ndarray,
    orders: list[np.ndarray],
    batch_size: int,
    learning_rate: float,
    weight_decay: float = 0.0,
) -> dict[str, np.ndarray]:
    """Run one epoch for each order and return the trained parameters; those handed in stay as they are."""
    params = {name: value.copy() for name, value in params.items()}
    for order in orders:
        grads = {name: np.zeros_like(value) for name, value in params.items()}
        for inputs, labels in batches(X, y, batch_size, order):
            backward(params, inputs, labels, grads)
            for name in params:
                params[name] -= learning_rate * (grads[name] + weight_decay * params[name])
    return params


def evaluate(params: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray, batch_size: int) -> tuple[float, float]:
    """Return the mean cross-entropy of all examples and the share that is classified right, read in batches."""
    losses, right = [], 0
    for inputs, labels in batches(X, y, batch_size, np.arange(len(X))):
        _, scores = forward(params, inputs)
        shifted = scores - scores.max(axis=1, keepdims=True)
        log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        losses.append(-log_probabilities[np.arange(len(labels)), labels].mean())
        right += int((scores.argmax(axis=1) == labels).sum())
    return float(np.mean(losses)), right / len(X)
