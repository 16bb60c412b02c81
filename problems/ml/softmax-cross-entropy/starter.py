import numpy as np


def softmax_cross_entropy(logits: np.ndarray, labels: np.ndarray) -> tuple[float, np.ndarray]:
    """Return the mean cross-entropy of the rows and its gradient with respect to the logits.

    logits has shape (n, k), labels has shape (n,) and holds the true class of each row. The gradient has shape (n, k).
    """
    raise NotImplementedError
