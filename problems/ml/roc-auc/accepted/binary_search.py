"""Each class is sorted by itself; binary search then counts, at every threshold, who is still below it."""

import numpy as np


def split(labels, scores):
    low, high = np.sort(scores[labels == 0]), np.sort(scores[labels == 1])
    if not (low.size and high.size):
        raise ValueError("both classes are needed")
    return low, high


def roc_auc(labels, scores):
    low, high = split(labels, scores)
    beaten = np.searchsorted(low, high, side="left")
    not_above = np.searchsorted(low, high, side="right")
    return float((beaten + not_above).mean() / (2 * len(low)))


def roc_curve(labels, scores):
    thresholds = np.unique(scores)[::-1]
    rates = [
        np.concatenate([[0.0], 1.0 - np.searchsorted(part, thresholds, side="left") / len(part)])
        for part in split(labels, scores)
    ]
    return rates[0], rates[1]
