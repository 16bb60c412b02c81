import numpy as np


def clip_by_global_norm(gradients, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm")
    if not all(np.isfinite(g).all() for g in gradients):
        raise ValueError("not finite")
    with np.errstate(over="ignore"):
        norm = float(np.sqrt(sum((g**2).sum() for g in gradients)))
    if norm <= max_norm:
        return [g.copy() for g in gradients], norm
    return [g / norm * max_norm for g in gradients], norm
