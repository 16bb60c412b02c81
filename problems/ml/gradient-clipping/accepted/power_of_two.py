import numpy as np


def clip_by_global_norm(gradients: list[np.ndarray], max_norm: float) -> tuple[list[np.ndarray], float]:
    if max_norm <= 0:
        raise ValueError("max_norm")
    flat = np.concatenate([np.zeros(1), *(gradient.ravel() for gradient in gradients)])
    if not np.isfinite(flat).all():
        raise ValueError("not finite")
    # Multiplying by a power of two rounds nothing.
    exponent = int(np.frexp(np.abs(flat).max())[1])
    norm = float(np.ldexp(np.linalg.norm(np.ldexp(flat, -exponent)), exponent))
    if norm <= max_norm:
        return [gradient.copy() for gradient in gradients], norm
    return [gradient / norm * max_norm for gradient in gradients], norm
