import math

import numpy as np


def clip_by_global_norm(gradients: list[np.ndarray], max_norm: float) -> tuple[list[np.ndarray], float]:
    # math.hypot takes any number of arguments and scales by itself.
    numbers = [number for gradient in gradients for number in gradient.ravel().tolist()]
    if max_norm <= 0 or not all(map(math.isfinite, numbers)):
        raise ValueError("no step should be taken with these")
    norm = math.hypot(*numbers)
    if norm > max_norm:
        return [max_norm * (gradient / norm) for gradient in gradients], norm
    return [np.array(gradient) for gradient in gradients], norm
