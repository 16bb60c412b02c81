"""No loop over queries: move the origin into the data, so that the squares are small enough to expand, and count votes by comparing."""

import numpy as np


def knn_predict(X: np.ndarray, y: np.ndarray, queries: np.ndarray, k: int) -> np.ndarray:
    n = len(X)
    if k < 1 or k > n:
        raise ValueError("k must be between 1 and the number of rows")
    # Whole numbers up to the spread; products of these, added up, are exact in float64.
    origin = X[0]
    rows, asked = X - origin, queries - origin
    distances = (asked**2).sum(axis=1)[:, np.newaxis] - 2 * asked @ rows.T + (rows**2).sum(axis=1)
    neighbours = y[np.argsort(distances, axis=1, kind="stable")[:, :k]]
    winners = np.empty(len(queries), dtype=np.int64)
    for m, votes in enumerate(neighbours):
        names, first, counts = np.unique(votes, return_index=True, return_counts=True)
        tied = counts == counts.max()
        winners[m] = names[tied][first[tied].argmin()]
    return winners
