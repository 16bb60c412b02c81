import numpy as np


def roc_auc(labels, scores):
    low, high = scores[labels == 0].tolist(), scores[labels == 1].tolist()
    if not low or not high:
        raise ValueError("both classes are needed")
    won = sum((a > b) + (a == b) / 2 for a in high for b in low)
    return won / (len(low) * len(high))


def roc_curve(labels, scores):
    low, high = scores[labels == 0], scores[labels == 1]
    if not len(low) or not len(high):
        raise ValueError("both classes are needed")
    thresholds = np.unique(scores)[::-1]
    fpr = [np.count_nonzero(low >= threshold) / len(low) for threshold in thresholds]
    tpr = [np.count_nonzero(high >= threshold) / len(high) for threshold in thresholds]
    return np.array([0.0, *fpr]), np.array([0.0, *tpr])
