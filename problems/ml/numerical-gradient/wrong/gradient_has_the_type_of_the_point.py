import numpy as np


def numerical_gradient(function, point, step=1e-5):
    gradient = np.zeros_like(point)
    for place in np.ndindex(point.shape):
        above = point.astype(np.float64)
        below = point.astype(np.float64)
        above[place] += step
        below[place] -= step
        gradient[place] = (function(above) - function(below)) / (2 * step)
    return gradient.astype(np.float64)


def gradient_error(analytic, numeric, floor=1e-8):
    if analytic.shape != numeric.shape:
        raise ValueError("gradients of different shapes")
    if not (np.isfinite(analytic).all() and np.isfinite(numeric).all()):
        raise ValueError("a gradient holds NaN or an infinite number")
    size = np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), floor)
    return float(np.max(np.abs(analytic - numeric) / size, initial=0.0))
