"""Weights and biases of a layer as one matrix, whose last row meets a column of ones; the slopes are made anew for each batch."""

import numpy as np


def softmax(scores):
    return np.exp(scores - np.logaddexp.reduce(scores, axis=1)[:, np.newaxis])


def batches(X, y, batch_size, order):
    cuts = np.arange(batch_size, len(order), batch_size)
    return [(X[chosen], y[chosen]) for chosen in np.split(order, cuts)]


def with_ones(inputs):
    return np.column_stack([inputs, np.ones(len(inputs))])


def layers_of(params):
    return [np.vstack([params[f"W{number}"], params[f"b{number}"]]) for number in (1, 2)]


def slopes(first, second, X, y):
    inputs = with_ones(X)
    before = inputs @ first
    hidden = with_ones(np.where(before > 0, before, 0.0))
    error = (softmax(hidden @ second) - np.eye(second.shape[1])[y]) / len(y)
    passed = np.where(before > 0, error @ second[:-1].T, 0.0)
    return [inputs.T @ passed, hidden.T @ error]


def train(params, X, y, orders, batch_size, learning_rate, weight_decay=0.0):
    layers = layers_of(params)
    for order in orders:
        for inputs, labels in batches(X, y, batch_size, order):
            steps = slopes(*layers, inputs, labels)
            for number, slope in enumerate(steps):
                slope[:-1] += weight_decay * layers[number][:-1]
                layers[number] -= learning_rate * slope
    first, second = layers
    return {"W1": first[:-1], "b1": first[-1], "W2": second[:-1], "b2": second[-1]}


def evaluate(params, X, y, batch_size):
    first, second = layers_of(params)
    total, right = 0.0, 0
    for inputs, labels in batches(X, y, batch_size, np.arange(len(X))):
        scores = with_ones(np.maximum(with_ones(inputs) @ first, 0.0)) @ second
        distances = scores - np.take_along_axis(scores, labels[:, np.newaxis], axis=1)
        total += float(np.logaddexp.reduce(distances, axis=1).sum())
        right += int(np.count_nonzero(scores.argmax(axis=1) == labels))
    return total / len(X), right / len(X)
