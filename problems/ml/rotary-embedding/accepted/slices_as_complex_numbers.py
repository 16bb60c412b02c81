"""A pair is a complex number u + iv, and a turn is a product with cos + i sin."""

import numpy as np


def rotary_embedding(
    X: np.ndarray, offsets: np.ndarray, base: float = 10000.0, *, interleaved: bool = False
) -> np.ndarray:
    n, d = X.shape[2:]
    if d % 2:
        raise ValueError("the number of columns is odd")
    if (offsets < 0).any():
        raise ValueError("an offset is below 0")
    half = d // 2
    first = slice(0, d, 2) if interleaved else slice(0, half)
    second = slice(1, d, 2) if interleaved else slice(half, d)

    positions = offsets[:, np.newaxis] + np.arange(n)
    speeds = float(base) ** (-2.0 * np.arange(half) / d)
    angles = positions[:, np.newaxis, :, np.newaxis] * speeds
    pairs = X[..., first] + 1j * X[..., second]
    pairs = pairs * (np.cos(angles) + 1j * np.sin(angles))
    result = np.empty(X.shape)
    result[..., first] = pairs.real
    result[..., second] = pairs.imag
    return result
