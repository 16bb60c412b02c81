import numpy as np


def nearest(X, centres):
    return ((X[:, None, :] - centres) ** 2).sum(axis=2).argmin(axis=1)


def k_means(X, centres, rounds):
    centres = centres.copy()
    labels = nearest(X, centres)
    for _ in range(rounds):
        for j in range(len(centres)):
            if (labels == j).any():
                centres[j] = X[labels == j].mean(axis=0)
        labels = nearest(X, centres)
    return centres, labels
