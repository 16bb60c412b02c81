"""Both normalizations divide by a root mean square; LayerNorm takes the mean out first, on the way there and back."""

import numpy as np


def _normalized(rows: np.ndarray, eps: float) -> tuple[np.ndarray, np.ndarray]:
    """Each row divided by the root of its mean square plus eps, and that root."""
    root = np.sqrt((rows**2).mean(axis=2, keepdims=True) + eps)
    return rows / root, root


def layer_norm(X: np.ndarray, gamma: np.ndarray, beta: np.ndarray, eps: float = 1e-5) -> np.ndarray:
    hats, _ = _normalized(X - X.mean(axis=2, keepdims=True), eps)
    return gamma * hats + beta


def rms_norm(X: np.ndarray, gamma: np.ndarray, eps: float = 1e-5) -> np.ndarray:
    hats, _ = _normalized(X, eps)
    return gamma * hats


def layer_norm_backward(
    slope: np.ndarray, X: np.ndarray, gamma: np.ndarray, eps: float = 1e-5
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    hats, root = _normalized(X - X.mean(axis=2, keepdims=True), eps)
    to_hats = slope * gamma
    # What moves the mean or the variance of a row is taken back by the normalization.
    along_mean = to_hats.mean(axis=2, keepdims=True)
    along_hats = hats * (to_hats * hats).mean(axis=2, keepdims=True)
    dX = (to_hats - along_mean - along_hats) / root
    return dX, (slope * hats).sum(axis=(0, 1)), slope.sum(axis=(0, 1))


def rms_norm_backward(
    slope: np.ndarray, X: np.ndarray, gamma: np.ndarray, eps: float = 1e-5
) -> tuple[np.ndarray, np.ndarray]:
    hats, root = _normalized(X, eps)
    to_hats = slope * gamma
    along_hats = hats * (to_hats * hats).mean(axis=2, keepdims=True)
    return (to_hats - along_hats) / root, (slope * hats).sum(axis=(0, 1))
