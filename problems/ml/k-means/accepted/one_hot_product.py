import numpy as np


def nearest(X: np.ndarray, centres: np.ndarray) -> np.ndarray:
    return np.argmin(((X[:, None, :] - centres) ** 2).sum(axis=2), axis=1)


def k_means(X: np.ndarray, centres: np.ndarray, rounds: int) -> tuple[np.ndarray, np.ndarray]:
    centres = centres.copy()
    labels = nearest(X, centres)  # always belong to `centres`
    for _ in range(rounds):
        members = (labels[:, None] == np.arange(len(centres))).astype(float)  # (n, k), one 1 in each row
        sizes = members.sum(axis=0)
        used = sizes > 0
        centres[used] = (members.T @ X)[used] / sizes[used, None]
        before, labels = labels, nearest(X, centres)
        if np.array_equal(before, labels):
            break  # the next round would move every centre to where it is
    return centres, labels
