from collections.abc import Callable

import numpy as np


def token_probabilities(
    logits: np.ndarray, temperature: float = 1.0, top_k: int | None = None, top_p: float = 1.0
) -> np.ndarray:
    """Return the probability with which each token is drawn, shape (v,), after temperature, top-k and top-p."""
    raise NotImplementedError


def sample_tokens(
    logits: np.ndarray,
    count: int,
    random: Callable[[int], np.ndarray],
    temperature: float = 1.0,
    top_k: int | None = None,
    top_p: float = 1.0,
) -> np.ndarray:
    """Return `count` tokens, an int64 array, each drawn by itself with these probabilities.

    random(size) gives `size` new numbers, evenly distributed from 0 up to but not including 1. All chance comes from it.
    """
    raise NotImplementedError
