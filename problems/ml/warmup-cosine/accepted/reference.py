import math


def learning_rate(step: int, warmup: int, steps: int, peak: float, final: float = 0.0) -> float:
    if step < 0 or warmup < 0:
        raise ValueError(f"step {step} and warmup {warmup} must not be negative")
    if warmup > steps:
        raise ValueError(f"a warm-up of {warmup} steps does not fit into {steps}")
    if final > peak:
        raise ValueError(f"the final rate {final} is above the peak {peak}")
    if step < warmup:
        return peak * (step + 1) / warmup
    if step >= steps:
        return final
    share = (step - warmup + 1) / (steps - warmup)
    return final + (peak - final) * (1 + math.cos(math.pi * share)) / 2
