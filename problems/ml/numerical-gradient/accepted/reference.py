from collections.abc import Callable

import numpy as np


def numerical_gradient(function: Callable[[np.ndarray], float], point: np.ndarray, step: float = 1e-5) -> np.ndarray:
    """Move one number of a copy up and down; the copy is of floats, because integers would swallow the step."""
    gradient = np.empty(point.shape)
    for place in np.ndindex(point.shape):
        moved = point.astype(np.float64)
        moved[place] = point[place] + step
        above = function(moved)
        moved[place] = point[place] - step
        gradient[place] = (above - function(moved)) / (2 * step)
    return gradient


def gradient_error(analytic: np.ndarray, numeric: np.ndarray, floor: float = 1e-8) -> float:
    """The largest difference, each relative to the larger number at its place or to the floor."""
    if analytic.shape != numeric.shape:
        raise ValueError(f"gradients of different shapes: {analytic.shape} and {numeric.shape}")
    if not (np.isfinite(analytic).all() and np.isfinite(numeric).all()):
        raise ValueError("a gradient holds NaN or an infinite number")
    sizes = np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), floor)
    return float((np.abs(analytic - numeric) / sizes).max(initial=0.0))
