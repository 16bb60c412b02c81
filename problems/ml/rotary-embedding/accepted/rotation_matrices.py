"""One matrix for each position, with the turns of all pairs in it."""

import math

import numpy as np


def turn(position, d, base, interleaved):
    """The d times d matrix that turns a column of d numbers at this position."""
    R = np.zeros((d, d))
    for j in range(d // 2):
        u, v = (2 * j, 2 * j + 1) if interleaved else (j, j + d // 2)
        angle = position / base ** (2 * j / d)
        R[u, u] = R[v, v] = math.cos(angle)
        R[u, v] = -math.sin(angle)
        R[v, u] = math.sin(angle)
    return R


def rotary_embedding(X, offsets, base=10000.0, *, interleaved=False):
    if X.shape[3] % 2 != 0:
        raise ValueError("one column has no partner")
    if np.any(offsets < 0):
        raise ValueError("there is nothing before position 0")
    result = np.zeros_like(X)
    for s, offset in enumerate(offsets.tolist()):
        for i in range(X.shape[2]):
            result[s, :, i] = X[s, :, i] @ turn(offset + i, X.shape[3], base, interleaved).T
    return result
