import numpy as np


def precision_recall_curve(labels, scores):
    positives = labels.sum()
    if positives == 0 or positives == len(labels):
        raise ValueError("one class only")
    order = np.argsort(-scores, kind="stable")
    ranked = scores[order]
    last = np.append(np.diff(ranked) != 0, True)
    tp = np.cumsum(labels[order])[last]
    called = np.flatnonzero(last) + 1
    return tp / called, tp / positives, ranked[last]


def average_precision(labels, scores):
    precision, recall, _ = precision_recall_curve(labels, scores)
    return float(np.sum(np.diff(recall, prepend=0.0) * precision))

