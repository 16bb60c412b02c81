"""Plain Python for the probabilities; each possible token then waits for a time with its probability as rate, and the first one wins."""

from collections.abc import Callable

import numpy as np


def token_probabilities(
    logits: np.ndarray, temperature: float = 1.0, top_k: int | None = None, top_p: float = 1.0
) -> np.ndarray:
    if temperature < 0 or top_p <= 0 or top_p > 1:
        raise ValueError("the temperature is negative, or top_p is not between 0 and 1")
    if top_k is not None and top_k <= 0:
        raise ValueError("top_k has to keep a token")
    left = sorted(range(len(logits)), key=lambda token: (-logits[token], token))
    left = left[: 1 if temperature == 0 else top_k]
    scaled = [float(logits[token]) / (temperature or 1.0) for token in left]
    shares = np.exp(np.array(scaled) - np.logaddexp.reduce(scaled))
    kept, reached = {}, 0.0
    for token, share in zip(left, shares.tolist(), strict=True):
        kept[token] = share
        reached += share
        if top_p <= reached and top_p < 1:
            break
    result = np.zeros(len(logits))
    for token, share in kept.items():
        result[token] = share / reached
    return result


def sample_tokens(
    logits: np.ndarray,
    count: int,
    random: Callable[[int], np.ndarray],
    temperature: float = 1.0,
    top_k: int | None = None,
    top_p: float = 1.0,
) -> np.ndarray:
    rates = token_probabilities(logits, temperature, top_k, top_p)
    racing = np.flatnonzero(rates)
    numbers = random(count * len(racing)).reshape(count, len(racing))
    return racing[np.argmin(-np.log1p(-numbers) / rates[racing], axis=1)]
