import numpy as np


class BatchNorm:
    """Batch normalization of the d columns of a table, with a learned scale gamma and shift beta."""

    def __init__(self, gamma: np.ndarray, beta: np.ndarray, momentum: float = 0.1, eps: float = 1e-5) -> None:
        """gamma and beta have shape (d,). The running mean starts at 0, the running variance at 1."""
        raise NotImplementedError

    def forward(self, X: np.ndarray, training: bool) -> np.ndarray:
        """Normalize the rows of X, shape (n, d), by the batch when training and by the running statistics otherwise."""
        raise NotImplementedError

    def backward(self, slope: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """From the loss's gradient for the latest forward's result, its gradients for X, gamma and beta."""
        raise NotImplementedError

    def running(self) -> tuple[np.ndarray, np.ndarray]:
        """The running mean and the running variance, each of shape (d,)."""
        raise NotImplementedError
