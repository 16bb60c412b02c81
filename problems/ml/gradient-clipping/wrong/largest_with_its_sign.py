import math

import numpy as np


def clip_by_global_norm(gradients: list[np.ndarray], max_norm: float) -> tuple[list[np.ndarray], float]:
    if not max_norm > 0:
        raise ValueError("max_norm must be larger than 0")
    if not all(np.isfinite(gradient).all() for gradient in gradients):
        raise ValueError("a gradient is not finite")
    # Squares are taken after division by the largest number, so that they do not overflow.
    largest = max((float(gradient.max()) for gradient in gradients if gradient.size), default=0.0)
    if largest == 0:
        norm = 0.0
    else:
        norm = largest * math.sqrt(sum(float(((gradient / largest) ** 2).sum()) for gradient in gradients))
    if norm <= max_norm:
        return [np.array(gradient) for gradient in gradients], norm
    factor = max_norm / norm
    return [np.array(gradient * factor) for gradient in gradients], norm
