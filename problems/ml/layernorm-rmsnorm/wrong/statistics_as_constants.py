import numpy as np


def layer_norm(X, gamma, beta, eps=1e-5):
    mu = X.mean(axis=-1, keepdims=True)
    var = X.var(axis=-1, keepdims=True)
    return gamma * (X - mu) / np.sqrt(var + eps) + beta


def rms_norm(X, gamma, eps=1e-5):
    return gamma * X / np.sqrt((X**2).mean(axis=-1, keepdims=True) + eps)


def layer_norm_backward(slope, X, gamma, eps=1e-5):
    mu = X.mean(axis=-1, keepdims=True)
    std = np.sqrt(X.var(axis=-1, keepdims=True) + eps)
    xhat = (X - mu) / std
    return slope * gamma / std, (slope * xhat).sum(axis=(0, 1)), slope.sum(axis=(0, 1))


def rms_norm_backward(slope, X, gamma, eps=1e-5):
    rms = np.sqrt((X**2).mean(axis=-1, keepdims=True) + eps)
    return slope * gamma / rms, (slope * X / rms).sum(axis=(0, 1))
