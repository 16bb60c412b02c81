import numpy as np


def k_means(X: np.ndarray, centres: np.ndarray, rounds: int) -> tuple[np.ndarray, np.ndarray]:
    centres = centres.copy()
    labels = np.zeros(len(X), dtype=np.int64)
    for _ in range(rounds):
        nearest = np.argmin(((X[:, None, :] - centres) ** 2).sum(axis=2), axis=1)
        if np.array_equal(nearest, labels):
            break
        labels = nearest
        for j in range(len(centres)):
            if np.any(labels == j):
                centres[j] = X[labels == j].mean(axis=0)
    labels = np.argmin(((X[:, None, :] - centres) ** 2).sum(axis=2), axis=1)
    return centres, labels
