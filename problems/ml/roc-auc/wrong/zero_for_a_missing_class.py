import numpy as np


def roc_auc(labels, scores):
    fpr, tpr = roc_curve(labels, scores)
    return float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2))


def roc_curve(labels, scores):
    positives = labels.sum()
    negatives = len(labels) - positives
    if positives == 0 and negatives == 0:
        raise ValueError("one class only")
    order = np.argsort(-scores)
    ranked, hits = scores[order], labels[order]
    ends = np.append(np.diff(ranked) != 0, True)
    tpr = np.cumsum(hits)[ends] / max(positives, 1)
    fpr = np.cumsum(1 - hits)[ends] / max(negatives, 1)
    return np.append(0.0, fpr), np.append(0.0, tpr)
