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
    precision, recall, _ = precision_recall_curve(labels, scores)
    # the area under the curve, which begins at recall 0 with precision 1
    precision, recall = np.append(1.0, precision), np.append(0.0, recall)
    return float(np.sum(np.diff(recall) * (precision[1:] + precision[:-1]) / 2))
