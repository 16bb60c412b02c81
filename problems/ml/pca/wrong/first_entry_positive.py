import numpy as np


def fit(X, k):
    n, d = X.shape
    if n < 2 or k < 1 or k > d:
        raise ValueError("this does not fit")
    mean = X.mean(axis=0)
    values, vectors = np.linalg.eigh((X - mean).T @ (X - mean) / (n - 1))
    components = vectors.T[::-1][:k]
    components = components * np.where(components[:, :1] < 0, -1.0, 1.0)
    return mean, components, np.maximum(values[::-1][:k], 0.0)


def project(X, mean, components):
    return (X - mean) @ components.T


def rebuild(Z, mean, components):
    return Z @ components + mean
