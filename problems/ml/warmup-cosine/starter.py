def learning_rate(step: int, warmup: int, steps: int, peak: float, final: float = 0.0) -> float:
    """Return the rate of a step, counted from 0: rising for `warmup` steps, then a cosine down to `final` at the last step.

    Raises ValueError when step or warmup is negative, warmup is larger than steps, or final is larger than peak.
    """
    raise NotImplementedError
