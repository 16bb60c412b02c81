"""Hidden scores become minus infinity before the softmax, whose largest term is kept at 1."""

import math

import numpy as np


def scaled_dot_product_attention(
    queries: np.ndarray, keys: np.ndarray, values: np.ndarray, mask: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    scores = queries @ keys.transpose(0, 2, 1) / math.sqrt(queries.shape[2])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    largest = scores.max(axis=2, keepdims=True)
    # A query that may look at nothing has no largest score, and -inf minus -inf is NaN.
    powers = np.exp(scores - np.where(largest == -np.inf, 0.0, largest))
    # One of the powers is exp(0) = 1, unless all of them are 0; so their sum is at least 1 where it matters.
    weights = powers / np.maximum(powers.sum(axis=2, keepdims=True), 1.0)
    return weights @ values, weights
