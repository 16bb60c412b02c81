import numpy as np


def clip_by_global_norm(gradients: list[np.ndarray], max_norm: float) -> tuple[list[np.ndarray], float]:
    if not max_norm > 0:
        raise ValueError(f"max_norm is {max_norm}, it must be larger than 0")
    numbers = np.concatenate([np.zeros(1), *(gradient.ravel() for gradient in gradients)])
    if not np.isfinite(numbers).all():
        raise ValueError("a gradient is NaN or infinite")
    norm = _length(numbers)
    if norm > max_norm:
        return [gradient / norm * max_norm for gradient in gradients], norm
    return list(gradients), norm


def _length(numbers: np.ndarray) -> float:
    """Divided by the largest of them, no number has a square that is too large, and what vanishes does not matter."""
    largest = np.abs(numbers).max()
    return float(largest * np.sqrt(((numbers / largest) ** 2).sum())) if largest > 0 else 0.0
