import math
from collections.abc import Callable

import numpy as np


def numerical_gradient(function: Callable[[np.ndarray], float], point: np.ndarray, step: float = 1e-5) -> np.ndarray:
    # One row for each number of the point: the row's number is moved, all others stay.
    flat = point.ravel()
    moves = step * np.eye(flat.size)
    above = [function(row.reshape(point.shape)) for row in flat + moves]
    below = [function(row.reshape(point.shape)) for row in flat - moves]
    return ((np.array(above) - np.array(below)) / (2 * step)).reshape(point.shape)


def gradient_error(analytic: np.ndarray, numeric: np.ndarray, floor: float = 1e-8) -> float:
    if analytic.shape != numeric.shape:
        raise ValueError("different shapes")
    worst = 0.0
    for one, other in zip(analytic.ravel().tolist(), numeric.ravel().tolist(), strict=True):
        if not (math.isfinite(one) and math.isfinite(other)):
            raise ValueError("not finite")
        worst = max(worst, abs(one - other) / max(abs(one), abs(other), floor))
    return worst
