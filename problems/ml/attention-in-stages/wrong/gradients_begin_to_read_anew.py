import numpy as np


def attend(queries, keys, values, causal=False, mask=None):
    single = queries.ndim == 1
    if single:
        queries = queries[np.newaxis]
    n, m = len(queries), len(keys)
    allowed = np.ones((n, m), dtype=bool)
    if mask is not None:
        allowed &= mask
    if causal:
        allowed &= np.tril(np.ones((n, m), dtype=bool), m - n)
    reader = AttentionReader(queries)
    reader.read(keys, values, allowed)
    result = reader.output()
    return result[0] if single else result


class AttentionReader:
    def __init__(self, queries):
        self.queries = np.array(queries)
        self._start()

    def _start(self):
        n = len(self.queries)
        self._peak = np.full((n, 1), -np.inf)
        self._mass = np.zeros((n, 1))
        self._sum = 0.0

    def _scores(self, keys, mask):
        scores = self.queries @ keys.T / np.sqrt(self.queries.shape[1])
        return scores if mask is None else np.where(mask, scores, -np.inf)

    def _powers(self, scores):
        return np.exp(scores - np.where(self._peak > -np.inf, self._peak, 0.0))

    def read(self, keys, values, mask=None):
        scores = self._scores(keys, mask)
        before = self._peak
        self._peak = np.maximum(before, scores.max(axis=1, keepdims=True))
        fade = self._powers(before)
        powers = self._powers(scores)
        self._mass = fade * self._mass + powers.sum(axis=1, keepdims=True)
        self._sum = fade * self._sum + powers @ values

    def output(self):
        return self._sum / np.where(self._mass > 0.0, self._mass, 1.0)

    def gradients(self, keys, values, upstream, mask=None):
        self._start()
        self.read(keys, values, mask)
        weights = self._powers(self._scores(keys, mask)) / np.where(self._mass > 0.0, self._mass, 1.0)
        mean = (upstream * self.output()).sum(axis=1, keepdims=True)
        by_scores = weights * (upstream @ values.T - mean)
        by_queries = by_scores @ keys / np.sqrt(self.queries.shape[1])
        return by_queries, weights.T @ upstream
