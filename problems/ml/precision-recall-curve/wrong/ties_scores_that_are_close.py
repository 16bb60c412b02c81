import numpy as np


def average_precision(labels, scores):
    precision, recall, _ = precision_recall_curve(labels, scores)
    return float(np.sum(np.diff(recall, prepend=0.0) * precision))


def precision_recall_curve(labels, scores):
    if labels.sum() == 0:
        raise ValueError("there is no positive example")
    order = np.argsort(-scores, kind="stable")
    labels, scores = labels[order], scores[order]
    last = np.append(~np.isclose(scores[1:], scores[:-1]), True)
    found = np.cumsum(labels)[last]
    called = np.arange(1, len(labels) + 1)[last]
    return found / called, found / found[-1], scores[last]
