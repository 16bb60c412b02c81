import numpy as np


def fit(X, k):
    n, d = X.shape
    if n < 2 or k < 1 or k > d:
        raise ValueError("this does not fit")
    mean = X.mean(axis=0)
    values, vectors = np.linalg.eigh((X - mean).T @ (X - mean) / (n - 1))
    components = vectors.T[:k]
    largest = np.abs(components).argmax(axis=1)
    components = components * np.sign(components[np.arange(k), largest])[:, None]
    return mean, components, np.maximum(values[:k], 0.0)


def project(X, mean, components):
    return (X - mean) @ components.T


def rebuild(Z, mean, components):
    return Z @ components + mean
