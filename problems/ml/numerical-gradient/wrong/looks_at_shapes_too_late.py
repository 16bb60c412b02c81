import numpy as np


def numerical_gradient(function, point, step=1e-5):
    flat = point.astype(np.float64).ravel()
    above = np.repeat(flat[np.newaxis], flat.size, axis=0)
    below = above.copy()
    places = np.arange(flat.size)
    above[places, places] += step
    below[places, places] -= step
    slopes = [
        (function(up.reshape(point.shape)) - function(down.reshape(point.shape))) / (2 * step)
        for up, down in zip(above, below, strict=True)
    ]
    return np.array(slopes, dtype=np.float64).reshape(point.shape)


def gradient_error(analytic, numeric, floor=1e-8):
    if analytic.size == 0:
        return 0.0
    if analytic.shape != numeric.shape:
        raise ValueError("gradients of different shapes")
    if not (np.isfinite(analytic).all() and np.isfinite(numeric).all()):
        raise ValueError("a gradient holds NaN or an infinite number")
    size = np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), floor)
    return float((np.abs(analytic - numeric) / size).max())
