import math

import numpy as np


def clip_by_global_norm(gradients: list[np.ndarray], max_norm: float) -> tuple[list[np.ndarray], float]:
    if not max_norm > 0:
        raise ValueError("max_norm must be larger than 0")
    if not all(np.isfinite(gradient).all() for gradient in gradients):
        raise ValueError("a gradient is not finite")
    norm = math.hypot(*(number for gradient in gradients for number in gradient.ravel().tolist()))
    if norm > max_norm:
        for gradient in gradients:
            gradient *= max_norm / norm
    return gradients, norm
