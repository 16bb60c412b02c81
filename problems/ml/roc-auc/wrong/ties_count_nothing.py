import numpy as np


def roc_auc(labels, scores):
    roc_curve(labels, scores)
    low, high = np.sort(scores[labels == 0]), scores[labels == 1]
    return float(np.searchsorted(low, high).sum() / (len(low) * len(high)))


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
    return np.append(0.0, fpr), np.append(0.0, tpr)
