"""Three loops over tiles; the gradients are the same loops with one factor turned."""

from collections.abc import Callable

import numpy as np

Multiply = Callable[[np.ndarray, np.ndarray], np.ndarray]


def blocked_matmul(A: np.ndarray, B: np.ndarray, size: int, multiply: Multiply) -> np.ndarray:
    if A.shape[1] != B.shape[0]:
        raise ValueError("A needs as many columns as B has rows")
    if size < 1:
        raise ValueError("size must be at least 1")
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(0, A.shape[0], size):
        for j in range(0, B.shape[1], size):
            for k in range(0, A.shape[1], size):
                left, right = A[i : i + size, k : k + size], B[k : k + size, j : j + size]
                C[i : i + size, j : j + size] += multiply(left, right)
    return C


def matmul_gradients(
    A: np.ndarray, B: np.ndarray, upstream: np.ndarray, size: int, multiply: Multiply
) -> tuple[np.ndarray, np.ndarray]:
    if A.shape[1] != B.shape[0] or upstream.shape != (A.shape[0], B.shape[1]):
        raise ValueError("upstream has the shape of A times B")
    return blocked_matmul(upstream, B.T, size, multiply), blocked_matmul(A.T, upstream, size, multiply)
