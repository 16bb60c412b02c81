import numpy as np


def average_precision(labels: np.ndarray, scores: np.ndarray) -> float:
    """The precision at each distinct score, weighted by the recall that it adds: above 0, at most 1.

    labels has shape (n,) and holds 0 and 1, scores has shape (n,). Raises ValueError when there is no positive example.
    """
    raise NotImplementedError


def precision_recall_curve(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Precision, recall and threshold of each distinct score, the highest score first.

    Raises ValueError when there is no positive example.
    """
    raise NotImplementedError
