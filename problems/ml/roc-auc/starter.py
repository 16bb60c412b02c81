import numpy as np


def roc_auc(labels: np.ndarray, scores: np.ndarray) -> float:
    """The area under the ROC curve, from 0 to 1; equal scores count as equal.

    labels has shape (n,) and holds 0 and 1, scores has shape (n,). Raises ValueError when a class is missing.
    """
    raise NotImplementedError


def roc_curve(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The false positive rates and the true positive rates, from (0, 0) to (1, 1), one point more than distinct scores.

    Raises ValueError when a class is missing.
    """
    raise NotImplementedError
