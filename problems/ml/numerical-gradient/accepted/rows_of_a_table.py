from collections.abc import Callable

import numpy as np


def numerical_gradient(function: Callable[[np.ndarray], float], point: np.ndarray, step: float = 1e-5) -> np.ndarray:
    """The gradient of the function at the point by centred differences, two calls for each number of the point."""
    flat = point.astype(np.float64).ravel()
    # One row for each number: a copy of the point in which only this number is moved.
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


def gradient_error(analytic: np.ndarray, numeric: np.ndarray, floor: float = 1e-8) -> float:
    """The largest relative difference of two gradients, where no denominator is smaller than the floor.

    Raises ValueError when the shapes differ, or when a number is NaN or infinite.
    """
    if analytic.shape != numeric.shape:
        raise ValueError("gradients of different shapes")
    if not (np.isfinite(analytic).all() and np.isfinite(numeric).all()):
        raise ValueError("a gradient holds NaN or an infinite number")
    size = np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), floor)
    return float(np.max(np.abs(analytic - numeric) / size, initial=0.0))
