"""Select before sorting: the k-th smallest distance says who can be a neighbour at all, and only those are ranked."""

import numpy as np


def winner(votes):
    best, most = None, 0
    for label in votes:
        count = votes.count(label)
        if count > most:
            best, most = label, count
    return best


def knn_predict(X, y, queries, k):
    if k < 1 or k > X.shape[0]:
        raise ValueError("not that many neighbours")
    results = np.zeros(queries.shape[0], dtype=np.int64)
    for place in range(queries.shape[0]):
        distances = np.zeros(X.shape[0])
        for column in range(X.shape[1]):
            distances += (X[:, column] - queries[place, column]) ** 2
        limit = np.partition(distances, k - 1)[k - 1]
        candidates = np.flatnonzero(distances <= limit).tolist()
        candidates.sort(key=lambda row: distances[row])
        results[place] = winner(y[candidates[:k]].tolist())
    return results
