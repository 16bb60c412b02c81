import numpy as np


class BatchNorm:
    def __init__(self, gamma: np.ndarray, beta: np.ndarray, momentum: float = 0.1, eps: float = 1e-5) -> None:
        self.gamma = np.array(gamma, dtype=float)
        self.beta = np.array(beta, dtype=float)
        self.momentum = momentum
        self.eps = eps
        self.mean = np.zeros(len(self.gamma))
        self.var = np.ones(len(self.gamma))
        self.cache = None

    def forward(self, X: np.ndarray, training: bool) -> np.ndarray:
        X = np.asarray(X, dtype=float)
        if training:
            if X.shape[0] == 1:
                raise ValueError("a single row has no variance")
            mu = X.mean(axis=0)
            var = X.var(axis=0)
            self.mean = (1 - self.momentum) * self.mean + self.momentum * mu
            self.var = (1 - self.momentum) * self.var + self.momentum * X.var(axis=0, ddof=1)
        else:
            mu, var = self.mean, self.var
        std = np.sqrt(var + self.eps)
        xhat = (X - mu) / std
        self.cache = xhat, std, training
        return self.gamma * xhat + self.beta

    def backward(self, slope: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        if self.cache is None:
            raise ValueError("backward before forward")
        xhat, std, training = self.cache
        slope = np.asarray(slope, dtype=float)
        dgamma = np.sum(slope * xhat, axis=0)
        dbeta = np.sum(slope, axis=0)
        dxhat = slope * self.gamma
        dX = (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0)) / std
        return dX, dgamma, dbeta

    def running(self) -> tuple[np.ndarray, np.ndarray]:
        return self.mean.copy(), self.var.copy()
