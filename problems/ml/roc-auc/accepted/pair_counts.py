import numpy as np


def class_counts(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How many negatives and how many positives have each distinct score, highest score first."""
    positives = int(np.sum(labels == 1))
    if positives == 0 or positives == len(labels):
        raise ValueError("one of the classes is missing")
    distinct, number = np.unique(scores, return_inverse=True)
    table = np.bincount(2 * number + labels, minlength=2 * len(distinct)).reshape(-1, 2)
    return table[::-1, 0], table[::-1, 1]


def roc_auc(labels: np.ndarray, scores: np.ndarray) -> float:
    # counts the pairs: exact in integers, twice each so that a tie counts 1 of 2
    negative, positive = class_counts(labels, scores)
    above = np.cumsum(positive) - positive
    wins = int(np.sum(negative * (2 * above + positive)))
    return wins / (2 * int(negative.sum()) * int(positive.sum()))


def roc_curve(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    rates = [np.concatenate([[0.0], np.cumsum(count) / count.sum()]) for count in class_counts(labels, scores)]
    return rates[0], rates[1]
