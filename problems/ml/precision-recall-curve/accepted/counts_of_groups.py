import numpy as np


def counts(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The distinct scores from the highest on; how many examples have each of them, and how many positive ones."""
    if not np.any(labels == 1):
        raise ValueError("there is no positive example")
    distinct, group = np.unique(scores, return_inverse=True)
    examples = np.bincount(group, minlength=len(distinct))
    positives = np.bincount(group[labels == 1], minlength=len(distinct))
    return distinct[::-1].copy(), examples[::-1], positives[::-1]


def average_precision(labels: np.ndarray, scores: np.ndarray) -> float:
    """The precision at each distinct score, weighted by the recall that it adds."""
    _, examples, positives = counts(labels, scores)
    precision = np.cumsum(positives) / np.cumsum(examples)
    return float(np.sum(positives * precision) / np.sum(positives))


def precision_recall_curve(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Precision, recall and threshold of each distinct score, the highest score first."""
    thresholds, examples, positives = counts(labels, scores)
    found = np.cumsum(positives)
    return found / np.cumsum(examples), found / found[-1], thresholds
