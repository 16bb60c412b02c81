import numpy as np


def rotary_embedding(X, offsets, base=10000.0, *, interleaved=False):
    b, _, n, d = X.shape
    if d % 2 != 0 or (offsets < 0).any():
        raise ValueError("cannot be turned")
    inv_freq = 1.0 / base ** (np.arange(d // 2) * 2 / d)
    pos = offsets[:, None] + np.arange(n)[None, :]
    theta = (pos[:, :, None] * inv_freq).reshape(b, 1, n, d // 2)
    cos, sin = np.cos(theta), np.sin(theta)
    out = X.copy()
    if interleaved:
        first, second = out[..., 0::2], out[..., 1::2]
    else:
        first, second = out[..., : d // 2], out[..., d // 2 :]
    first[...] = first * cos - second * sin
    second[...] = first * sin + second * cos
    return out
