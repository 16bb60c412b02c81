from collections.abc import Callable

import numpy as np


def numerical_gradient(function: Callable[[np.ndarray], float], point: np.ndarray, step: float = 1e-5) -> np.ndarray:
    """The gradient of the function at the point by centred differences, two calls for each number of the point."""
    raise NotImplementedError


def gradient_error(analytic: np.ndarray, numeric: np.ndarray, floor: float = 1e-8) -> float:
    """The largest relative difference of two gradients, where no denominator is smaller than the floor.

    Raises ValueError when the shapes differ, or when a number is NaN or infinite.
    """
    raise NotImplementedError
