"""The examples and the positives are sorted each by themselves; binary search counts how many reach a threshold."""

import numpy as np


def counts(labels, scores):
    """The distinct scores, highest first, with the numbers of positives and of examples that score at least as much."""
    high = np.sort(scores[labels == 1])
    if not high.size:
        raise ValueError("no positive example")
    thresholds = np.unique(scores)[::-1]
    reached = [len(part) - np.searchsorted(part, thresholds, side="left") for part in (high, np.sort(scores))]
    return thresholds, reached[0], reached[1]


def precision_recall_curve(labels, scores):
    thresholds, hits, alarms = counts(labels, scores)
    return hits / alarms, hits / hits[-1], thresholds


def average_precision(labels, scores):
    # The weights add up over the positives: each one brings the precision at its own score.
    thresholds, hits, alarms = counts(labels, scores)
    own = np.searchsorted(-thresholds, -scores[labels == 1])
    return float((hits / alarms)[own].mean())
