import numpy as np


def layer_norm(X: np.ndarray, gamma: np.ndarray, beta: np.ndarray, eps: float = 1e-5) -> np.ndarray:
    """Return LayerNorm of every row of X, shape (b, n, d), with scale gamma and shift beta, each of shape (d,)."""
    raise NotImplementedError


def rms_norm(X: np.ndarray, gamma: np.ndarray, eps: float = 1e-5) -> np.ndarray:
    """Return RMSNorm of every row of X, shape (b, n, d), with scale gamma, shape (d,)."""
    raise NotImplementedError


def layer_norm_backward(
    slope: np.ndarray, X: np.ndarray, gamma: np.ndarray, eps: float = 1e-5
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """From the loss's gradient for the result of layer_norm, return its gradients for X, gamma and beta."""
    raise NotImplementedError


def rms_norm_backward(
    slope: np.ndarray, X: np.ndarray, gamma: np.ndarray, eps: float = 1e-5
) -> tuple[np.ndarray, np.ndarray]:
    """From the loss's gradient for the result of rms_norm, return its gradients for X and gamma."""
    raise NotImplementedError
