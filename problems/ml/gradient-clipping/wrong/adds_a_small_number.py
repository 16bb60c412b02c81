import math


def clip_by_global_norm(gradients, max_norm):
    numbers = [number for g in gradients for number in g.ravel().tolist()]
    if max_norm <= 0 or not all(map(math.isfinite, numbers)):
        raise ValueError("max_norm or gradients")
    norm = math.hypot(*numbers)
    factor = min(max_norm / (norm + 1e-6), 1.0)
    return [g * factor for g in gradients], norm
