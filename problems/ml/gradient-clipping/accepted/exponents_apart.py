import math

import numpy as np


def clip_by_global_norm(gradients: list[np.ndarray], max_norm: float) -> tuple[list[np.ndarray], float]:
    if not max_norm > 0:
        raise ValueError("max_norm must be larger than 0")
    arrays = [np.array(gradient, dtype=np.float64) for gradient in gradients]  # copies
    if not all(np.isfinite(array).all() for array in arrays):
        raise ValueError("a gradient is not finite")
    # hypot of any number of arguments scales by the largest, so no square overflows or vanishes; of none it is 0.
    norm = math.hypot(*(number for array in arrays for number in array.ravel().tolist()))
    if not norm > max_norm:
        return arrays, norm
    # number * max_norm / norm with fractions and exponents apart: neither max_norm / norm nor number / norm
    # can vanish on the way to a result that does not.
    norm_part, norm_exponent = math.frexp(norm)
    max_part, max_exponent = math.frexp(max_norm)
    clipped = []
    for array in arrays:
        parts, exponents = np.frexp(array)
        short = np.ldexp(parts * (max_part / norm_part), exponents + (max_exponent - norm_exponent))
        clipped.append(np.array(short))  # an array also for shape ()
    return clipped, norm
