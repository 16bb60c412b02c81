"""Rank the tokens once, cut the ranking twice, and draw by looking numbers up in the running sum."""

from collections.abc import Callable

import numpy as np


def token_probabilities(
    logits: np.ndarray, temperature: float = 1.0, top_k: int | None = None, top_p: float = 1.0
) -> np.ndarray:
    if temperature < 0 or (top_k is not None and top_k < 1) or not 0 < top_p <= 1:
        raise ValueError("temperature, top_k or top_p is out of its range")
    probabilities = np.zeros(len(logits))
    if temperature == 0:
        probabilities[np.argmax(logits)] = 1.0
        return probabilities
    # A stable sort keeps equal logits in the order of their numbers.
    ranking = np.argsort(-logits, kind="stable")[:top_k]
    powers = np.exp((logits[ranking] - logits[ranking[0]]) / temperature)
    shares = powers / powers.sum()
    if top_p < 1:
        before = np.cumsum(shares) - shares
        ranking = ranking[before < top_p]
        shares = shares[: len(ranking)]
    probabilities[ranking] = shares / shares.sum()
    return probabilities


def sample_tokens(
    logits: np.ndarray,
    count: int,
    random: Callable[[int], np.ndarray],
    temperature: float = 1.0,
    top_k: int | None = None,
    top_p: float = 1.0,
) -> np.ndarray:
    probabilities = token_probabilities(logits, temperature, top_k, top_p)
    possible = np.flatnonzero(probabilities)
    # Only the bounds between possible tokens are needed: below the first is token 0 of them, beyond the last the last.
    bounds = np.cumsum(probabilities[possible])[:-1]
    return possible[np.searchsorted(bounds, random(count), side="right")]
