import numpy as np


def knn_predict(X: np.ndarray, y: np.ndarray, queries: np.ndarray, k: int) -> np.ndarray:
    if k < 1 or k > len(X):
        raise ValueError("k is out of range")
    result = np.empty(len(queries), dtype=np.int64)
    for i, query in enumerate(queries):
        squared = ((X - query) ** 2).sum(axis=1)
        # the k nearest, then in order of distance and row number
        rows = np.argpartition(squared, k - 1)[:k]
        rows = rows[np.lexsort((rows, squared[rows]))]
        votes: dict[int, int] = {}
        for label in y[rows].tolist():
            votes[label] = votes.get(label, 0) + 1
        result[i] = max(votes, key=votes.get)
    return result
