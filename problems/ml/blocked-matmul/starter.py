from collections.abc import Callable

import numpy as np

Multiply = Callable[[np.ndarray, np.ndarray], np.ndarray]


def blocked_matmul(A: np.ndarray, B: np.ndarray, size: int, multiply: Multiply) -> np.ndarray:
    """Return A times B, shape (n, m), by products of tiles whose sides are at most `size`.

    Raises ValueError when the shapes do not fit and when size is below 1.
    """
    raise NotImplementedError


def matmul_gradients(
    A: np.ndarray, B: np.ndarray, upstream: np.ndarray, size: int, multiply: Multiply
) -> tuple[np.ndarray, np.ndarray]:
    """Return the gradients with respect to A and B; `upstream` is the one with respect to their product.

    Raises ValueError when the shapes do not fit and when size is below 1.
    """
    raise NotImplementedError
