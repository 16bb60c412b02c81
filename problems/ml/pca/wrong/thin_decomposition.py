import numpy as np


def fit(X, k):
    n, d = X.shape
    if n < 2 or k < 1 or k > d:
        raise ValueError("this does not fit")
    mean = X.mean(axis=0)
    _, lengths, directions = np.linalg.svd(X - mean, full_matrices=False)
    components = directions[:k]
    largest = np.abs(components).argmax(axis=1)
    components = components * np.sign(components[np.arange(len(components)), largest])[:, None]
    return mean, components, lengths[:k] ** 2 / (n - 1)


def project(X, mean, components):
    return (X - mean) @ components.T


def rebuild(Z, mean, components):
    return Z @ components + mean
