from collections.abc import Callable

import numpy as np


def token_probabilities(
    logits: np.ndarray, temperature: float = 1.0, top_k: int | None = None, top_p: float = 1.0
) -> np.ndarray:
    if temperature < 0:
        raise ValueError("temperature")
    if top_k is not None and top_k < 1:
        raise ValueError("top_k")
    if not 0 < top_p <= 1:
        raise ValueError("top_p")

    result = np.zeros(len(logits))
    if temperature == 0:
        result[np.argmax(logits)] = 1.0
        return result
    # tokens in the order in which they go first; all that follows is done in this order
    order = np.argsort(-logits, kind="stable")[:top_k]
    p = np.exp((logits[order] - logits[order[0]]) / temperature)
    p /= p.sum()
    if top_p < 1:
        kept = 1 + np.count_nonzero(np.cumsum(p)[:-1] < top_p)
        order, p = order[:kept], p[:kept] / p[:kept].sum()
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
    possible = np.flatnonzero(p)  # only these can be drawn, whatever rounding does
    bounds = np.cumsum(p[possible])
    drawn = np.searchsorted(bounds[:-1], random(count) * bounds[-1], side="right")
    return possible[drawn].astype(np.int64)
