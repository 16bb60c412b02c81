"""A part of the sequence is told by what is read from it and by the logarithm of its summed powers; two such parts can be merged."""

import numpy as np


def _part(queries, keys, values, seen):
    """What the queries read from these keys, and the logarithm of their summed powers, minus infinity where nothing is seen."""
    scores = np.einsum("id,jd->ij", queries, keys) * keys.shape[1] ** -0.5
    top = np.max(scores, axis=1, where=seen, initial=-1e300)
    powers = np.exp(scores - top[:, np.newaxis], where=seen, out=np.zeros_like(scores))
    total = powers.sum(axis=1)
    there = total > 0
    weights = powers / np.where(there, total, 1.0)[:, np.newaxis]
    log_sums = np.log(total, where=there, out=np.full(len(queries), -np.inf)) + np.where(there, top, 0.0)
    return weights @ values, log_sums, weights


def _merged(one, two):
    (read_one, log_one), (read_two, log_two) = one, two
    log_sums = np.logaddexp(log_one, log_two)
    safe = np.where(np.isfinite(log_sums), log_sums, 0.0)
    share_one, share_two = (np.exp(each - safe)[:, np.newaxis] for each in (log_one, log_two))
    return share_one * read_one + share_two * read_two, log_sums


def _everything(n, m, mask):
    return np.ones((n, m), dtype=bool) if mask is None else np.array(mask).reshape(n, m)


def attend(
    queries: np.ndarray,
    keys: np.ndarray,
    values: np.ndarray,
    causal: bool = False,  # noqa: FBT001, FBT002 - what a part adds has to come behind the rest
    mask: np.ndarray | None = None,
) -> np.ndarray:
    table = queries.reshape(-1, keys.shape[1])
    seen = _everything(len(table), len(keys), mask)
    if causal:
        here = np.arange(len(keys) - len(table), len(keys))[:, np.newaxis]
        seen = seen & (np.arange(len(keys)) <= here)
    output, _, _ = _part(table, keys, values, seen)
    return output if queries.ndim == 2 else output[0]


class AttentionReader:
    def __init__(self, queries: np.ndarray) -> None:
        self.queries = queries
        self.so_far = None

    def gradients(
        self, keys: np.ndarray, values: np.ndarray, upstream: np.ndarray, mask: np.ndarray | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Query by query, through the whole table of slopes of a softmax."""
        _, _, weights = _part(self.queries, keys, values, _everything(len(self.queries), len(keys), mask))
        by_queries = np.zeros_like(self.queries)
        for i, row in enumerate(weights):
            slopes = np.diag(row) - np.outer(row, row)
            by_queries[i] = keys.T @ slopes @ values @ upstream[i] * keys.shape[1] ** -0.5
        return by_queries, np.einsum("ij,ic->jc", weights, upstream)

    def read(self, keys: np.ndarray, values: np.ndarray, mask: np.ndarray | None = None) -> None:
        seen = _everything(len(self.queries), len(keys), mask)
        part = _part(self.queries, keys, values, seen)[:2]
        self.so_far = part if self.so_far is None else _merged(self.so_far, part)

    def output(self) -> np.ndarray:
        return self.so_far[0]
