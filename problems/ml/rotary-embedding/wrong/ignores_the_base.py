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

    speeds = 10000.0 ** (-2.0 * np.arange(half) / d)
    positions = offsets[:, np.newaxis] + np.arange(n)
    angles = positions[:, np.newaxis, :, np.newaxis] * speeds
    cosine, sine = np.cos(angles), np.sin(angles)
    u, v = X[..., first], X[..., second]
    result = np.empty(X.shape)
    result[..., first] = u * cosine - v * sine
    result[..., second] = u * sine + v * cosine
    return result
