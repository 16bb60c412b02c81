import numpy as np


def impurity(targets: np.ndarray, criterion: str) -> float:
    """How mixed the targets are: Gini impurity, entropy in bits, or variance. There is at least one target.

    Raises ValueError unless criterion is "gini", "entropy" or "variance".
    """
    raise NotImplementedError


def best_split(values: np.ndarray, targets: np.ndarray, criterion: str) -> tuple[float, float] | None:
    """The threshold with the largest gain and that gain, or None when all values are equal.

    values and targets have shape (n,). Raises ValueError unless criterion is "gini", "entropy" or "variance".
    """
    raise NotImplementedError
