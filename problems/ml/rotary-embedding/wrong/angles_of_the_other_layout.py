import numpy as np


def rotary_embedding(X, offsets, base=10000.0, *, interleaved=False):
    b, _, n, d = X.shape
    if d % 2 != 0 or (offsets < 0).any():
        raise ValueError("cannot be turned")
    inv_freq = 1.0 / base ** (np.arange(d // 2) * 2 / d)
    pos = offsets[:, None] + np.arange(n)[None, :]
    theta = (pos[:, :, None] * inv_freq).reshape(b, 1, n, d // 2)
    theta = np.concatenate([theta, theta], axis=-1)
    partner = np.empty_like(X)
    if interleaved:
        partner[..., 0::2], partner[..., 1::2] = -X[..., 1::2], X[..., 0::2]
    else:
        partner[..., : d // 2], partner[..., d // 2 :] = -X[..., d // 2 :], X[..., : d // 2]
    return X * np.cos(theta) + partner * np.sin(theta)
