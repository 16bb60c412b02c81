import numpy as np


def fit(X, k):
    n, d = X.shape
    if n < 2 or k < 1 or k > d:
        raise ValueError("this does not fit")
    mean = X.mean(axis=0)
    _, lengths, directions = np.linalg.svd(X - mean)
    variances = np.zeros(d)
    variances[: len(lengths)] = lengths / np.sqrt(n - 1)
    components = directions[:k]
    largest = np.abs(components).argmax(axis=1)
    components = components * np.sign(components[np.arange(k), largest])[:, None]
    return mean, components, variances[:k]


def project(X, mean, components):
    return (X - mean) @ components.T


def rebuild(Z, mean, components):
    return Z @ components + mean
