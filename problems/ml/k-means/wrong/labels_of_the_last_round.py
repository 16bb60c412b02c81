import numpy as np


def k_means(X: np.ndarray, centres: np.ndarray, rounds: int) -> tuple[np.ndarray, np.ndarray]:
    centres = centres.copy()
    labels = np.argmin(((X[:, None, :] - centres) ** 2).sum(axis=2), axis=1)
    previous = None
    for _ in range(rounds):
        labels = np.argmin(((X[:, None, :] - centres) ** 2).sum(axis=2), axis=1)
        if previous is not None and np.array_equal(labels, previous):
            break
        for j in range(len(centres)):
            if np.any(labels == j):
                centres[j] = X[labels == j].mean(axis=0)
        previous = labels
    return centres, labels
