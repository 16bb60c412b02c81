"""The inner side is cut first: each slab adds to the whole result. Gradients by the transposed products."""

import numpy as np


def cuts(side, size):
    return [slice(start, min(start + size, side)) for start in range(0, side, size)]


def blocked_matmul(A, B, size, multiply):
    (n, inner), (rows, m) = A.shape, B.shape
    if inner != rows or size < 1:
        raise ValueError(f"{A.shape} and {B.shape} cannot be multiplied in tiles of {size}")
    total = np.zeros((n, m))
    for slab in cuts(inner, size):
        for below in cuts(n, size):
            tile = np.ascontiguousarray(A[below, slab])
            for beside in cuts(m, size):
                total[below, beside] = total[below, beside] + multiply(tile, np.ascontiguousarray(B[slab, beside]))
    return total


def matmul_gradients(A, B, upstream, size, multiply):
    if A.shape[1] != B.shape[0] or upstream.shape != (len(A), B.shape[1]):
        raise ValueError("the shapes do not fit")
    by_A = blocked_matmul(B, upstream.T, size, multiply).T.copy()
    by_B = blocked_matmul(upstream.T, A, size, multiply).T.copy()
    return by_A, by_B
