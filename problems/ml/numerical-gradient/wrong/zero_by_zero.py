import numpy as np


def numerical_gradient(function, point, step=1e-5):
    gradient = np.zeros(point.shape)
    for place in np.ndindex(point.shape):
        above = point.astype(np.float64)
        above[place] += step
        below = point.astype(np.float64)
        below[place] -= step
        gradient[place] = (function(above) - function(below)) / (2 * step)
    return gradient


def gradient_error(analytic, numeric, floor=1e-8):
    if analytic.shape != numeric.shape:
        raise ValueError("different shapes")
    if not (np.isfinite(analytic).all() and np.isfinite(numeric).all()):
        raise ValueError("not finite")
    with np.errstate(all="ignore"):
        errors = np.abs(analytic - numeric) / np.maximum(np.abs(analytic), np.abs(numeric))
    return float(errors.max(initial=0.0))
