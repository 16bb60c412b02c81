import math

import numpy as np


def _shifted(scores: np.ndarray, largest: np.ndarray) -> np.ndarray:
    # A query that sees nothing has no largest score, and minus infinity less itself is NaN.
    return np.exp(scores - np.where(largest == -np.inf, 0.0, largest))


def _scores(queries: np.ndarray, keys: np.ndarray, seen: np.ndarray | None) -> np.ndarray:
    scores = queries @ keys.T / math.sqrt(keys.shape[1])
    return scores if seen is None else np.where(seen, scores, -np.inf)


def _weights(queries: np.ndarray, keys: np.ndarray, seen: np.ndarray | None) -> np.ndarray:
    scores = _scores(queries, keys, seen)
    powers = _shifted(scores, scores.max(axis=1, keepdims=True))
    # The largest power of a query is 1, unless it sees nothing; so the sum is at least 1 where it matters.
    return powers / np.maximum(powers.sum(axis=1, keepdims=True), 1.0)


def attend(
    queries: np.ndarray,
    keys: np.ndarray,
    values: np.ndarray,
    causal: bool = False,  # noqa: FBT001, FBT002 - what a part adds has to come behind the rest
    mask: np.ndarray | None = None,
) -> np.ndarray:
    table = np.atleast_2d(queries)
    n, m = len(table), len(keys)
    seen = None if mask is None else np.atleast_2d(mask)
    if causal and seen is None:
        seen = np.tri(n, m, m - n, dtype=bool)
    output = _weights(table, keys, seen) @ values
    return output.reshape(*queries.shape[:-1], values.shape[1])


class AttentionReader:
    def __init__(self, queries: np.ndarray) -> None:
        self.queries = queries
        self.largest = np.full((len(queries), 1), -np.inf)
        self.total = np.zeros((len(queries), 1))
        self.summed = np.zeros((len(queries), 1))

    def gradients(
        self, keys: np.ndarray, values: np.ndarray, upstream: np.ndarray, mask: np.ndarray | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        weights = _weights(self.queries, keys, mask)
        by_weights = upstream @ values.T
        by_scores = weights * (by_weights - (weights * by_weights).sum(axis=1, keepdims=True))
        return by_scores @ keys / math.sqrt(keys.shape[1]), weights.T @ upstream

    def read(self, keys: np.ndarray, values: np.ndarray, mask: np.ndarray | None = None) -> None:
        scores = _scores(self.queries, keys, mask)
        largest = np.maximum(self.largest, scores.max(axis=1, keepdims=True))
        powers, kept = _shifted(scores, largest), _shifted(self.largest, largest)
        self.total = kept * self.total + powers.sum(axis=1, keepdims=True)
        self.summed = kept * self.summed + powers @ values
        self.largest = largest

    def output(self) -> np.ndarray:
        return self.summed / np.maximum(self.total, 1.0)
