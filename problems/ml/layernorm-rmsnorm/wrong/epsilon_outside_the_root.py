import numpy as np


def layer_norm(X, gamma, beta, eps=1e-5):
    mu = X.mean(axis=-1, keepdims=True)
    std = X.std(axis=-1, keepdims=True)
    return gamma * (X - mu) / (std + eps) + beta


def rms_norm(X, gamma, eps=1e-5):
    return gamma * X / (np.sqrt((X**2).mean(axis=-1, keepdims=True)) + eps)


def layer_norm_backward(slope, X, gamma, eps=1e-5):
    mu = X.mean(axis=-1, keepdims=True)
    std = X.std(axis=-1, keepdims=True) + eps
    xhat = (X - mu) / std
    g = slope * gamma
    m1 = g.mean(axis=-1, keepdims=True)
    m2 = (g * xhat).mean(axis=-1, keepdims=True)
    return (g - m1 - xhat * m2) / std, (slope * xhat).sum(axis=(0, 1)), slope.sum(axis=(0, 1))


def rms_norm_backward(slope, X, gamma, eps=1e-5):
    rms = np.sqrt((X**2).mean(axis=-1, keepdims=True)) + eps
    xhat = X / rms
    g = slope * gamma
    m2 = (g * xhat).mean(axis=-1, keepdims=True)
    return (g - xhat * m2) / rms, (slope * xhat).sum(axis=(0, 1))
