import numpy as np


def numerical_gradient(function, point, step=1e-5):
    gradient = np.zeros(point.shape)
    moved = point.astype(np.float64)
    for place in np.ndindex(point.shape):
        moved[place] += step
        above = function(moved)
        moved[place] -= 2 * step
        gradient[place] = (above - function(moved)) / (2 * step)
    return gradient


def gradient_error(analytic, numeric, floor=1e-8):
    if analytic.shape != numeric.shape:
        raise ValueError("different shapes")
    if not (np.isfinite(analytic).all() and np.isfinite(numeric).all()):
        raise ValueError("not finite")
    sizes = np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), floor)
    return float((np.abs(analytic - numeric) / sizes).max(initial=0.0))
