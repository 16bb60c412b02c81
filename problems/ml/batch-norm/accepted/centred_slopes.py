import numpy as np


class BatchNorm:
    def __init__(self, gamma: np.ndarray, beta: np.ndarray, momentum: float = 0.1, eps: float = 1e-5) -> None:
        self._gamma = np.array(gamma, dtype=np.float64)
        self._beta = np.array(beta, dtype=np.float64)
        self._momentum = momentum
        self._eps = eps
        self._mean = np.zeros_like(self._gamma)
        self._variance = np.ones_like(self._gamma)
        self._latest = None

    def forward(self, X: np.ndarray, training) -> np.ndarray:
        X = np.asarray(X, dtype=np.float64)
        n = len(X)
        if training and n == 1:
            raise ValueError("no variance in a single row")
        if training:
            mean = X.mean(axis=0)
            centred = X - mean
            centred -= centred.mean(axis=0)  # what rounding left in the mean
            squares = (centred**2).sum(axis=0)
            variance = squares / n
            m = self._momentum
            self._mean = (1 - m) * self._mean + m * mean
            self._variance = (1 - m) * self._variance + m * squares / (n - 1)
        else:
            centred, variance = X - self._mean, self._variance
        scale = 1 / np.sqrt(variance + self._eps)
        normal = centred * scale
        self._latest = normal, scale, bool(training)
        return self._gamma * normal + self._beta

    def backward(self, slope: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        if self._latest is None:
            raise ValueError("backward before forward")
        normal, scale, training = self._latest
        slope = np.asarray(slope, dtype=np.float64)
        dgamma = (slope * normal).sum(axis=0)
        dbeta = slope.sum(axis=0)
        inner = slope
        if training:
            # take away what moving the mean and the variance takes away
            n = len(slope)
            inner = slope - dbeta / n - normal * (dgamma / n)
        return inner * (self._gamma * scale), dgamma, dbeta

    def running(self) -> tuple[np.ndarray, np.ndarray]:
        return self._mean.copy(), self._variance.copy()
