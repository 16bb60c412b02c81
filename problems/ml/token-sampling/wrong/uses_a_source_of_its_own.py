from collections.abc import Callable

import numpy as np


def token_probabilities(
    logits: np.ndarray, temperature: float = 1.0, top_k: int | None = None, top_p: float = 1.0
) -> np.ndarray:
    if temperature < 0:
        raise ValueError("temperature is negative")
    if top_k is not None and top_k < 1:
        raise ValueError("top_k is below 1")
    if top_p <= 0 or top_p > 1:
        raise ValueError("top_p is out of range")
    if temperature == 0:
        result = np.zeros(logits.shape)
        result[np.argmax(logits)] = 1.0
        return result
    order = np.argsort(-logits, kind="stable")
    if top_k is not None:
        order = order[:top_k]
    z = logits[order] / temperature
    e = np.exp(z - z[0])
    p = e / e.sum()
    if top_p < 1.0:
        before = np.cumsum(p) - p
        keep = before < top_p
        order, p = order[keep], p[keep]
        p = p / p.sum()
    result = np.zeros(logits.shape)
    result[order] = p
    return result


def sample_tokens(
    logits: np.ndarray,
    count: int,
    random: Callable[[int], np.ndarray],
    temperature: float = 1.0,
    top_k: int | None = None,
    top_p: float = 1.0,
) -> np.ndarray:
    p = token_probabilities(logits, temperature, top_k, top_p)
    return np.random.default_rng().choice(len(p), size=count, p=p)
