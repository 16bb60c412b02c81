import numpy as np


def roc_auc(labels, scores):
    fpr, tpr = roc_curve(labels, scores)
    return float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2))


def roc_curve(labels, scores):
    positives = labels.sum()
    negatives = len(labels) - positives
    if positives == 0 or negatives == 0:
        raise ValueError("one class only")
    order = np.argsort(-scores)
    ranked, hits = scores[order], labels[order]
    ends = np.append(np.diff(ranked) != 0, True)
    tpr = np.cumsum(hits)[ends] / positives
    fpr = np.cumsum(1 - hits)[ends] / negatives
    return fpr, tpr
