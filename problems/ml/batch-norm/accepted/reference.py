"""The forward keeps normalized values, their divisor and the mode; the way back is a projection and a division."""

import numpy as np


class BatchNorm:
    def __init__(self, gamma: np.ndarray, beta: np.ndarray, momentum: float = 0.1, eps: float = 1e-5) -> None:
        self.gamma = gamma
        self.beta = beta
        self.momentum = momentum
        self.eps = eps
        self.mean = np.zeros(len(gamma))
        self.variance = np.ones(len(gamma))
        self.latest: tuple[np.ndarray, np.ndarray, bool] | None = None

    def forward(self, X: np.ndarray, training) -> np.ndarray:
        mean, variance = self.mean, self.variance
        if training:
            n = len(X)
            if n == 1:
                raise ValueError("a single row has no variance to learn from")
            mean, variance = X.mean(axis=0), X.var(axis=0)
            self.mean = (1 - self.momentum) * self.mean + self.momentum * mean
            self.variance = (1 - self.momentum) * self.variance + self.momentum * variance * n / (n - 1)
        root = np.sqrt(variance + self.eps)
        normalized = (X - mean) / root
        self.latest = normalized, root, training
        return self.gamma * normalized + self.beta

    def backward(self, slope: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        if self.latest is None:
            raise ValueError("call forward first")
        normalized, root, training = self.latest
        dgamma = (slope * normalized).sum(axis=0)
        dbeta = slope.sum(axis=0)
        free = slope
        if training:
            # What moves the mean or the variance of the batch is taken back by the normalization.
            free = slope - (dbeta + normalized * dgamma) / len(slope)
        return self.gamma * free / root, dgamma, dbeta

    def running(self) -> tuple[np.ndarray, np.ndarray]:
        return self.mean, self.variance
