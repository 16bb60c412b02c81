"""Sort once, best score first; the counts are running sums, read off at the last example of each group of equal scores."""

import numpy as np


def average_precision(labels: np.ndarray, scores: np.ndarray) -> float:
    precision, recall, _ = precision_recall_curve(labels, scores)
    return float(np.sum(np.diff(recall, prepend=0.0) * precision))


def precision_recall_curve(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    positives = labels.sum()
    if positives == 0:
        raise ValueError("recall needs a positive example")
    order = np.argsort(-scores)
    ranked = scores[order]
    ends = np.append(ranked[1:] != ranked[:-1], True)
    hits = np.cumsum(labels[order])[ends]
    alarms = np.flatnonzero(ends) + 1
    return hits / alarms, hits / positives, ranked[ends]
