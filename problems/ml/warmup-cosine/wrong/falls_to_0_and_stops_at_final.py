import math


def learning_rate(step, warmup, steps, peak, final=0.0):
    if step < 0 or warmup < 0 or warmup > steps or final > peak:
        raise ValueError("arguments")
    if step < warmup:
        return peak * (step + 1) / warmup
    if step >= steps:
        return final
    share = (step - warmup + 1) / (steps - warmup)
    return max(final, peak * (1 + math.cos(math.pi * share)) / 2)
