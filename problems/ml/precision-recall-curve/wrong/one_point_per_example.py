import numpy as np


def precision_recall_curve(labels, scores):
    positives = labels.sum()
    if positives == 0:
        raise ValueError("no positive example")
    order = np.argsort(-scores, kind="stable")
    tp = np.cumsum(labels[order])
    return tp / np.arange(1, len(labels) + 1), tp / positives, scores[order]


def average_precision(labels, scores):
    precision, recall, _ = precision_recall_curve(labels, scores)
    return float(np.sum(np.diff(recall, prepend=0.0) * precision))

