import numpy as np


def score_table(queries, keys, mask=None):
    table = np.einsum("nd,md->nm", queries, keys) / np.sqrt(queries.shape[1])
    if mask is not None:
        table[~mask] = -np.inf
    return table


def weight_table(queries, keys, mask=None):
    table = score_table(queries, keys, mask)
    top = table.max(axis=1, keepdims=True)
    top[np.isneginf(top)] = 0.0
    table = np.exp(table - top)
    mass = table.sum(axis=1, keepdims=True)
    return np.divide(table, mass, out=np.zeros_like(table), where=mass > 0.0)


def attend(queries, keys, values, causal=False, mask=None):
    table = np.atleast_2d(queries)
    n, m = len(table), len(keys)
    if mask is not None:
        mask = np.atleast_2d(mask)
    if causal:
        ahead = np.arange(m)[None, :] > np.arange(n)[:, None] + (m - n)
        mask = ~ahead if mask is None else mask & ~ahead
    read = weight_table(table, keys, mask) @ values
    return read[0] if queries.ndim == 1 else read


class AttentionReader:
    def __init__(self, queries):
        self.queries = queries.copy()
        self.top = np.zeros((len(queries), 1))
        self.mass = np.zeros((len(queries), 1))
        self.read_sum = None

    def gradients(self, keys, values, upstream, mask=None):
        weights = weight_table(self.queries, keys, mask)
        gain = upstream @ values.T
        mean = np.sum(weights * gain, axis=1, keepdims=True)
        by_queries = (weights * (gain - mean)) @ keys / np.sqrt(self.queries.shape[1])
        return by_queries, weights.T @ upstream

    def read(self, keys, values, mask=None):
        table = score_table(self.queries, keys, mask)
        top = np.maximum(self.top, table.max(axis=1, keepdims=True))
        old = np.exp(self.top - top)
        new = np.exp(table - top)
        if self.read_sum is None:
            self.read_sum = np.zeros((len(self.queries), values.shape[1]))
        self.mass = old * self.mass + new.sum(axis=1, keepdims=True)
        self.read_sum = old * self.read_sum + new @ values
        self.top = top

    def output(self):
        return np.divide(self.read_sum, self.mass, out=np.zeros_like(self.read_sum), where=self.mass > 0.0)
