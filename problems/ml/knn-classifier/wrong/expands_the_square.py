import numpy as np


def knn_predict(X: np.ndarray, y: np.ndarray, queries: np.ndarray, k: int) -> np.ndarray:
    if k < 1 or k > len(X):
        raise ValueError("k is out of range")
    squared = (queries**2).sum(1)[:, None] + (X**2).sum(1) - 2 * queries @ X.T
    ranking = np.argsort(squared, axis=1, kind="stable")[:, :k]
    result = np.empty(len(queries), dtype=np.int64)
    for i, rows in enumerate(ranking):
        votes: dict[int, int] = {}
        for label in y[rows].tolist():
            votes[label] = votes.get(label, 0) + 1
        result[i] = max(votes, key=votes.get)  # the first one inserted, at a tie
    return result
