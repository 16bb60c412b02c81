from collections.abc import Callable

import numpy as np

Multiply = Callable[[np.ndarray, np.ndarray], np.ndarray]


def _check(A: np.ndarray, B: np.ndarray, size: int) -> None:
    if size < 1 or A.shape[1] != B.shape[0]:
        raise ValueError("size below 1, or shapes that do not fit")


def _parts(length: int, size: int) -> list[slice]:
    count = -(-length // size)
    cuts = [length * number // count for number in range(count + 1)] if count else []
    return [slice(start, stop) for start, stop in zip(cuts, cuts[1:])]


def blocked_matmul(A: np.ndarray, B: np.ndarray, size: int, multiply: Multiply) -> np.ndarray:
    _check(A, B, size)
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in _parts(A.shape[0], size):
        for j in _parts(B.shape[1], size):
            for p in _parts(A.shape[1], size):
                C[i, j] += multiply(A[i, p], B[p, j])
    return C


def matmul_gradients(
    A: np.ndarray, B: np.ndarray, upstream: np.ndarray, size: int, multiply: Multiply
) -> tuple[np.ndarray, np.ndarray]:
    _check(A, B, size)
    if upstream.shape != (A.shape[0], B.shape[1]):
        raise ValueError("upstream must have the shape of A B")
    return blocked_matmul(upstream, B.T, size, multiply), blocked_matmul(A.T, upstream, size, multiply)
