import numpy as np


def learning_rate(step: int, warmup: int, steps: int, peak: float, final: float = 0.0) -> float:
    # The rates of the whole run, of which one is looked up.
    if min(step, warmup, steps - warmup) < 0 or final > peak:
        raise ValueError("arguments out of range")
    if step >= steps:
        return float(final)
    rising = peak * np.arange(1, warmup + 1) / max(warmup, 1)
    angles = np.linspace(0.0, np.pi, steps - warmup + 1)[1:]
    falling = (peak + final) / 2 + (peak - final) / 2 * np.cos(angles)
    return float(np.concatenate([rising, falling])[step])
