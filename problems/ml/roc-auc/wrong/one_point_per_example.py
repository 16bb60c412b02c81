import numpy as np


def roc_auc(labels, scores):
    fpr, tpr = roc_curve(labels, scores)
    return float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2))


def roc_curve(labels, scores):
    positives = labels.sum()
    negatives = len(labels) - positives
    if positives == 0 or negatives == 0:
        raise ValueError("one class only")
    ranked = labels[np.argsort(-scores, kind="stable")]
    tpr = np.cumsum(ranked) / positives
    fpr = np.cumsum(1 - ranked) / negatives
    return np.append(0.0, fpr), np.append(0.0, tpr)
