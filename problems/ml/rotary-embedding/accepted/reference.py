"""Angles for all positions and pairs at once, and two slices that pick the columns of the pairs."""

import numpy as np


def rotary_embedding(
    X: np.ndarray, offsets: np.ndarray, base: float = 10000.0, *, interleaved: bool = False
) -> np.ndarray:
    n, d = X.shape[2:]
    if d % 2 == 1 or (offsets < 0).any():
        raise ValueError("the width has to be even, and no offset may be negative")
    half = d // 2
    speeds = base ** (-2 * np.arange(half) / d)
    positions = offsets[:, np.newaxis] + np.arange(n)
    # Shape (b, 1, n, d / 2): the heads of a sequence share the angles.
    angles = positions[:, np.newaxis, :, np.newaxis] * speeds
    cosines, sines = np.cos(angles), np.sin(angles)
    if interleaved:
        first, second = slice(0, None, 2), slice(1, None, 2)
    else:
        first, second = slice(None, half), slice(half, None)
    u, v = X[..., first], X[..., second]
    result = np.empty(X.shape)
    result[..., first] = u * cosines - v * sines
    result[..., second] = u * sines + v * cosines
    return result
