import numpy as np

HIDDEN = -1e30


def softmax(scores):
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def attention_weights(queries, keys, causal=False, mask=None):
    scores = queries @ keys.T / np.sqrt(keys.shape[1])
    n, m = scores.shape
    if causal:
        position = np.arange(m - n, m)
        scores = np.where(np.arange(m) <= position[:, None], scores, HIDDEN)
    if mask is None:
        return softmax(scores)
    weights = softmax(np.where(mask, scores, HIDDEN))
    weights[~mask.any(axis=1)] = 0.0
    return weights


def attend(queries, keys, values, causal=False, mask=None):
    if queries.ndim == 1:
        mask = None if mask is None else mask[None, :]
        return attend(queries[None, :], keys, values, causal, mask)[0]
    return attention_weights(queries, keys, causal, mask) @ values


class AttentionReader:
    def __init__(self, queries):
        self.queries = queries.copy()
        self.highest = np.full(len(queries), -np.inf)
        self.total = np.zeros(len(queries))
        self.weighted = None

    def gradients(self, keys, values, upstream, mask=None):
        weights = attention_weights(self.queries, keys, mask=mask)
        by_weights = upstream @ values.T
        by_scores = weights * (by_weights - (weights * by_weights).sum(axis=1, keepdims=True))
        return by_scores @ keys / np.sqrt(keys.shape[1]), weights.T @ upstream

    def read(self, keys, values, mask=None):
        scores = self.queries @ keys.T / np.sqrt(keys.shape[1])
        if mask is not None:
            scores = np.where(mask, scores, -np.inf)
        if self.weighted is None:
            self.weighted = np.zeros((len(self.queries), values.shape[1]))
        highest = np.maximum(self.highest, scores.max(axis=1))
        base = np.where(np.isneginf(highest), 0.0, highest)
        shrink = np.exp(self.highest - base)
        powers = np.exp(scores - base[:, None])
        self.total = self.total * shrink + powers.sum(axis=1)
        self.weighted = self.weighted * shrink[:, None] + powers @ values
        self.highest = highest

    def output(self):
        total = np.where(self.total > 0.0, self.total, 1.0)
        return self.weighted / total[:, None]
