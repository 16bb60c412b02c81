import numpy as np


def clip_by_global_norm(gradients, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm")
    if not all(np.isfinite(g).all() for g in gradients):
        raise ValueError("not finite")
    largest = max((float(np.abs(g).max(initial=0.0)) for g in gradients), default=0.0)
    with np.errstate(all="ignore"):
        norm = float(np.float64(largest) * np.sqrt(sum(((g / largest) ** 2).sum() for g in gradients)))
        factor = np.minimum(np.float64(max_norm) / norm, 1.0)
        return [g.copy() if factor == 1 else g / norm * max_norm for g in gradients], norm
