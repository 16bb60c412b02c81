import numpy as np


def assign(X: np.ndarray, centres: np.ndarray) -> np.ndarray:
    return np.argmin(((X[:, None, :] - centres) ** 2).sum(axis=2), axis=1)


def k_means(X: np.ndarray, centres: np.ndarray, rounds: int) -> tuple[np.ndarray, np.ndarray]:
    centres = centres.copy()
    for _ in range(rounds):
        labels = assign(X, centres)
        moved = centres.copy()
        for j in range(len(centres)):
            if np.any(labels == j):
                moved[j] = X[labels == j].mean(axis=0)
        done = np.allclose(moved, centres)
        centres = moved
        if done:
            break
    return centres, assign(X, centres)
