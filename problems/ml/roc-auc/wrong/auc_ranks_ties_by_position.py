import numpy as np


def check(labels: np.ndarray) -> None:
    if labels.sum() in (0, len(labels)):
        raise ValueError("one of the classes is missing")


def roc_auc(labels: np.ndarray, scores: np.ndarray) -> float:
    check(labels)
    # Mann-Whitney: the sum of the positives' ranks
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.arange(1, len(scores) + 1)
    positives = int(labels.sum())
    negatives = len(labels) - positives
    return float((ranks[labels == 1].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def roc_curve(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    check(labels)
    thresholds = np.unique(scores)[::-1]
    negative, positive = np.sort(scores[labels == 0]), np.sort(scores[labels == 1])
    fpr = 1 - np.searchsorted(negative, thresholds, side="left") / len(negative)
    tpr = 1 - np.searchsorted(positive, thresholds, side="left") / len(positive)
    return np.append(0.0, fpr), np.append(0.0, tpr)
