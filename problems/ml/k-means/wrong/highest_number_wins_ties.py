import numpy as np


def nearest(X, centres):
    distances = ((X[:, None, :] - centres) ** 2).sum(axis=2)
    return centres.shape[0] - 1 - distances[:, ::-1].argmin(axis=1)


def k_means(X, centres, rounds):
    centres = centres.copy()
    labels = nearest(X, centres)
    for _ in range(rounds):
        for j in range(len(centres)):
            if (labels == j).any():
                centres[j] = X[labels == j].mean(axis=0)
        before, labels = labels, nearest(X, centres)
        if np.array_equal(labels, before):
            break
    return centres, labels
