import numpy as np


def precision_recall_curve(labels, scores):
    positives = labels.sum()
    if positives == 0:
        raise ValueError("no positive example")
    order = np.argsort(-scores, kind="stable")
    ranked = scores[order]
    last = np.append(np.diff(ranked) != 0, True)
    tp = np.cumsum(labels[order])[last]
    called = np.flatnonzero(last) + 1
    return np.append(1.0, tp / called), np.append(0.0, tp / positives), ranked[last]


def average_precision(labels, scores):
    precision, recall, _ = precision_recall_curve(labels, scores)
    return float(np.sum(np.diff(recall) * precision[1:]))
