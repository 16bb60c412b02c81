"""Sort once, best score first; the curve is read off at the last example of each group of equal scores."""

import numpy as np


def roc_auc(labels: np.ndarray, scores: np.ndarray) -> float:
    fpr, tpr = roc_curve(labels, scores)
    return float(np.sum((fpr[1:] - fpr[:-1]) * (tpr[1:] + tpr[:-1]) / 2))


def roc_curve(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    positives = labels.sum()
    negatives = len(labels) - positives
    if positives == 0 or negatives == 0:
        raise ValueError("a ROC curve needs examples of both classes")
    order = np.argsort(-scores)
    ranked, hits = scores[order], labels[order]
    ends = np.append(ranked[1:] != ranked[:-1], True)
    tpr = np.cumsum(hits)[ends] / positives
    fpr = np.cumsum(1 - hits)[ends] / negatives
    return np.append(0.0, fpr), np.append(0.0, tpr)
