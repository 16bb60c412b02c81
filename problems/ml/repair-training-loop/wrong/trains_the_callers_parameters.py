import numpy as np


def softmax(scores):
    """Turn each example's scores, one row of the array, into probabilities."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def batches(X, y, batch_size, order):
    """Cut the examples, taken in this order, into batches of inputs and labels."""
    X, y = X[order], y[order]
    starts = range(0, len(X), batch_size)
    cuts = [slice(start, start + batch_size) for start in starts]
    return [(X[cut], y[cut]) for cut in cuts]


def forward(params, X):
    """Return the activations of the hidden layer and the scores of the classes."""
    hidden = np.maximum(X @ params["W1"] + params["b1"], 0.0)
    return hidden, hidden @ params["W2"] + params["b2"]


def backward(params, X, y, grads):
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


def train(params, X, y, orders, batch_size, learning_rate, weight_decay=0.0):
    """Run one epoch for each order; return new parameters, leave the old ones."""
    for order in orders:
        for inputs, labels in batches(X, y, batch_size, order):
            grads = {name: np.zeros_like(value) for name, value in params.items()}
            backward(params, inputs, labels, grads)
            for name in params:
                decay = weight_decay if name.startswith("W") else 0.0
                slope = grads[name] + decay * params[name]
                params[name] -= learning_rate * slope
    return params


def evaluate(params, X, y, batch_size):
    """Return the mean cross-entropy and the share of right answers, read in batches."""
    losses, right = [], 0
    for inputs, labels in batches(X, y, batch_size, np.arange(len(X))):
        _, scores = forward(params, inputs)
        shifted = scores - scores.max(axis=1, keepdims=True)
        logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        losses.extend(-logs[np.arange(len(labels)), labels])
        right += int((scores.argmax(axis=1) == labels).sum())
    return float(np.mean(losses)), right / len(X)
