"""For each row the d times d matrix of all slopes between its normalized entries and its entries, multiplied out."""

import numpy as np


def _parts(X, eps, has_mean):
    d = X.shape[2]
    project = np.eye(d) - (1 / d if has_mean else 0.0)
    moved = X @ project
    root = np.sqrt((moved * moved).sum(axis=2) / d + eps)
    hats = moved / root[:, :, np.newaxis]
    outer = hats[:, :, :, np.newaxis] * hats[:, :, np.newaxis, :]
    return hats, (project - outer / d) / root[:, :, np.newaxis, np.newaxis]


def layer_norm(X, gamma, beta, eps=1e-5):
    apart = X - X.mean(axis=2, keepdims=True)
    return apart / np.sqrt(np.var(X, axis=2, keepdims=True) + eps) * gamma + beta


def rms_norm(X, gamma, eps=1e-5):
    return X / np.sqrt(np.mean(np.square(X), axis=2, keepdims=True) + eps) * gamma


def layer_norm_backward(slope, X, gamma, eps=1e-5):
    # Centred twice, so that the product with the projection has no large numbers to cancel.
    hats, jacobian = _parts(X - X.mean(axis=2, keepdims=True), eps, has_mean=True)
    dX = np.einsum("bni,bnij->bnj", slope * gamma, jacobian)
    return dX, np.einsum("bni,bni->i", slope, hats), slope.sum(axis=0).sum(axis=0)


def rms_norm_backward(slope, X, gamma, eps=1e-5):
    hats, jacobian = _parts(X, eps, has_mean=False)
    return np.einsum("bni,bnij->bnj", slope * gamma, jacobian), np.einsum("bni,bni->i", slope, hats)
