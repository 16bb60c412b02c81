import numpy as np


def precision_recall_curve(labels, scores):
    positives = labels.sum()
    if positives == 0:
        raise ValueError("no positive example")
    order = np.argsort(-scores, kind="stable")
    ranked = scores[order]
    last = np.append(np.diff(ranked) != 0, True)
    tp = np.cumsum(labels[order])[last]
    called = np.arange(1, len(labels) + 1)[last]
    return tp / called, tp / positives, ranked[last]


def average_precision(labels, scores):
    if not labels.any():
        raise ValueError("no positive example")
    hits = labels[np.argsort(-scores, kind="stable")]
    precision_at = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(precision_at[hits == 1].mean())
