import numpy as np


def average_precision(labels, scores):
    precision, recall, _ = precision_recall_curve(labels, scores)
    return float(np.sum(np.diff(recall, prepend=0.0) * precision))


def precision_recall_curve(labels, scores):
    if labels.sum() == 0:
        raise ValueError("there is no positive example")
    order = np.argsort(-scores, kind="stable")
    labels, scores = labels[order], scores[order]
    last = np.append(scores[1:] != scores[:-1], True)
    found = np.cumsum(labels)[last]
    called = np.arange(1, len(labels) + 1)[last]
    end = np.searchsorted(found, found[-1]) + 1  # nothing new comes after the last positive example
    return found[:end] / called[:end], found[:end] / found[-1], scores[last][:end]
