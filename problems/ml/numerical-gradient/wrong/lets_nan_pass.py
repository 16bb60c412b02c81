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
    worst = 0.0
    for one, other in zip(analytic.ravel().tolist(), numeric.ravel().tolist(), strict=True):
        error = abs(one - other) / max(abs(one), abs(other), floor)
        if error > worst:
            worst = error
    return worst
