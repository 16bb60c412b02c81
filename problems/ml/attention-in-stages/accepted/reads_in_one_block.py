"""Attention over a whole sequence is a reader that meets one block; a column of ones beside the values sums the weights."""

import numpy as np


def attend(
    queries: np.ndarray,
    keys: np.ndarray,
    values: np.ndarray,
    causal: bool = False,  # noqa: FBT001, FBT002 - what a part adds has to come behind the rest
    mask: np.ndarray | None = None,
) -> np.ndarray:
    rows = np.atleast_2d(queries)
    seen = None if mask is None else np.atleast_2d(mask)
    if causal:
        n, m = len(rows), len(keys)
        past = np.tri(n, m, m - n, dtype=bool)
        seen = past if seen is None else seen & past
    # Attention over a whole sequence is a reader that meets one block only.
    reader = AttentionReader(rows)
    reader.read(keys, values, seen)
    return reader.output().reshape(*np.shape(queries)[:-1], values.shape[1])


def _lifted(queries: np.ndarray, keys: np.ndarray, mask: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
    # exp(score - peak) for each pair, and the peak of each query: -inf if it sees nothing.
    scores = (queries / np.sqrt(queries.shape[1])) @ keys.T
    if mask is not None:
        scores[~mask] = -np.inf
    peak = scores.max(axis=1, keepdims=True)
    scores -= _finite(peak)
    return np.exp(scores, out=scores), peak


def _finite(peak: np.ndarray) -> np.ndarray:
    return np.where(peak == -np.inf, 0.0, peak)


class AttentionReader:
    def __init__(self, queries: np.ndarray) -> None:
        self.queries = np.array(queries, dtype=np.float64)
        self.peak = np.full((len(self.queries), 1), -np.inf)
        # Columns are sums of weighted values; the last is the sum of the weights, read from a value that is 1.
        self.sums: np.ndarray | float = 0.0

    def read(self, keys: np.ndarray, values: np.ndarray, mask: np.ndarray | None = None) -> None:
        weights, peak = _lifted(self.queries, keys, mask)
        block = weights @ np.column_stack((values, np.ones(len(values))))
        top = np.maximum(self.peak, peak)
        level = _finite(top)
        self.sums = self.sums * np.exp(self.peak - level) + block * np.exp(peak - level)
        self.peak = top

    def output(self) -> np.ndarray:
        mass = self.sums[:, -1:]
        return self.sums[:, :-1] / np.where(mass == 0.0, 1.0, mass)

    def gradients(
        self, keys: np.ndarray, values: np.ndarray, upstream: np.ndarray, mask: np.ndarray | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        weights, _ = _lifted(self.queries, keys, mask)
        top = weights.argmax(axis=1)[:, None]
        mass = weights.sum(axis=1, keepdims=True)
        weights /= np.where(mass == 0.0, 1.0, mass)
        # A gain counts only against the mean gain, so measure it from the heaviest key: no digits cancel there.
        gain = upstream @ values.T
        gain -= np.take_along_axis(gain, top, axis=1)
        gain -= np.einsum("ij,ij->i", weights, gain)[:, None]
        gain *= weights
        return gain @ keys / np.sqrt(keys.shape[1]), weights.T @ upstream
