"""Assign once; then move the centres and assign again, until no row changes its label. The labels always belong to the centres."""

import numpy as np


def k_means(X: np.ndarray, centres: np.ndarray, rounds: int) -> tuple[np.ndarray, np.ndarray]:
    centres = centres.copy()
    labels = nearest(X, centres)
    for _ in range(rounds):
        # Only numbers that some row has: a centre without rows stays.
        for j in np.unique(labels):
            centres[j] = X[labels == j].mean(axis=0)
        before, labels = labels, nearest(X, centres)
        if np.array_equal(labels, before):
            break
    return centres, labels


def nearest(X: np.ndarray, centres: np.ndarray) -> np.ndarray:
    differences = X[:, np.newaxis, :] - centres
    return np.einsum("nkd,nkd->nk", differences, differences).argmin(axis=1)
