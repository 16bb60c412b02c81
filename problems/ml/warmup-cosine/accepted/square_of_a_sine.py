import math


def learning_rate(step: int, warmup: int, steps: int, peak: float, final: float = 0.0) -> float:
    """Return the rate of a step: warm-up, then a cosine down to `final` at the last step."""
    if step < 0 or warmup < 0 or warmup > steps or final > peak:
        raise ValueError("arguments do not describe a run")
    if step >= steps:
        return float(final)
    if step < warmup:
        return float(peak * ((step + 1) / warmup))  # the share is exactly 1 at the last step
    # (1 + cos(pi u)) / 2 = sin(pi (1 - u) / 2) ** 2, without the cancellation of 1 + cos near u = 1.
    left = (steps - 1 - step) / (steps - warmup)
    return float(final + (peak - final) * math.sin(0.5 * math.pi * left) ** 2)
