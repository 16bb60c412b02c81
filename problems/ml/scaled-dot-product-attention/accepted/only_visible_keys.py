"""One query at a time, with only those keys and values that it may look at: nothing has to be hidden."""

import numpy as np


def scaled_dot_product_attention(
    queries: np.ndarray, keys: np.ndarray, values: np.ndarray, mask: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    (b, n, d), m = queries.shape, keys.shape[1]
    seen = np.broadcast_to(True if mask is None else mask, (b, n, m))
    output, weights = np.zeros((b, n, values.shape[2])), np.zeros((b, n, m))
    for batch in range(b):
        for query in range(n):
            visible = np.flatnonzero(seen[batch, query])
            if len(visible) == 0:
                continue
            scores = keys[batch, visible] @ queries[batch, query] / d**0.5
            # Log-sum-exp, folded pairwise.
            shares = np.exp(scores - np.logaddexp.reduce(scores))
            weights[batch, query, visible] = shares
            output[batch, query] = shares @ values[batch, visible]
    return output, weights
