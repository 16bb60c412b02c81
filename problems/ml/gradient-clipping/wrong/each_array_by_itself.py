import numpy as np


def clip_by_global_norm(gradients, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm")
    if not all(np.isfinite(g).all() for g in gradients):
        raise ValueError("not finite")
    largest = max((float(np.abs(g).max(initial=0.0)) for g in gradients), default=0.0)
    if largest == 0:
        return [g.copy() for g in gradients], 0.0
    norm = largest * float(np.sqrt(sum(((g / largest) ** 2).sum() for g in gradients)))
    if norm <= max_norm:
        return [g.copy() for g in gradients], norm
    result = []
    for g in gradients:
        size = np.abs(g).max(initial=0.0)
        own = size * np.sqrt(((g / size) ** 2).sum()) if size else 0.0
        result.append(g / own * max_norm if own > max_norm else g.copy())
    return result, norm
