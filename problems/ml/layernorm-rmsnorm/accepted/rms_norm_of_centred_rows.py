"""LayerNorm is RMSNorm of centred rows, plus beta; centring is symmetric, so on the way back its gradient is centred."""

import numpy as np


def _centre(X: np.ndarray) -> np.ndarray:
    """Take the mean out of each row. The first entry goes out before, so nothing is lost in a row far from zero."""
    near = X - X[..., :1]
    return near - near.mean(axis=-1, keepdims=True)


def _root(X: np.ndarray, eps: float) -> np.ndarray:
    return np.sqrt((X * X).mean(axis=-1, keepdims=True) + eps)


def layer_norm(X: np.ndarray, gamma: np.ndarray, beta: np.ndarray, eps: float = 1e-5) -> np.ndarray:
    return rms_norm(_centre(X), gamma, eps) + beta


def rms_norm(X: np.ndarray, gamma: np.ndarray, eps: float = 1e-5) -> np.ndarray:
    return gamma * (X / _root(X, eps))


def layer_norm_backward(
    slope: np.ndarray, X: np.ndarray, gamma: np.ndarray, eps: float = 1e-5
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    dcentred, dgamma = rms_norm_backward(slope, _centre(X), gamma, eps)
    return _centre(dcentred), dgamma, slope.sum(axis=(0, 1))


def rms_norm_backward(
    slope: np.ndarray, X: np.ndarray, gamma: np.ndarray, eps: float = 1e-5
) -> tuple[np.ndarray, np.ndarray]:
    root = _root(X, eps)
    normed = X / root
    dnormed = slope * gamma
    dX = (dnormed - normed * (dnormed * normed).mean(axis=-1, keepdims=True)) / root
    return dX, (slope * normed).sum(axis=(0, 1))
