import numpy as np


class BatchNorm:
    def __init__(self, gamma, beta, momentum=0.1, eps=1e-5):
        self.gamma, self.beta = gamma, beta
        self.momentum, self.eps = momentum, eps
        self.running_mean = np.zeros(gamma.shape)
        self.running_var = np.ones(gamma.shape)
        self.saved = None

    def forward(self, X, training):
        if training:
            n = X.shape[0]
            if n < 2:
                raise ValueError("more than one row is needed")
            mu, var = X.mean(axis=0), np.maximum((X**2).mean(axis=0) - X.mean(axis=0) ** 2, 0.0)
            keep = 1 - self.momentum
            unbiased = X.var(axis=0, ddof=1)
            self.running_mean = keep * self.running_mean + self.momentum * mu
            self.running_var = keep * self.running_var + self.momentum * unbiased
        else:
            mu, var = self.running_mean, self.running_var
        std = np.sqrt(var + self.eps)
        xhat = (X - mu) / std
        self.saved = (xhat, std, training)
        return self.gamma * xhat + self.beta

    def backward(self, slope):
        if self.saved is None:
            raise ValueError("forward comes first")
        xhat, std, training = self.saved
        dgamma, dbeta = np.sum(slope * xhat, axis=0), np.sum(slope, axis=0)
        dxhat = slope * self.gamma
        if training:
            dX = (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0)) / std
        else:
            dX = dxhat / std
        return dX, dgamma, dbeta

    def running(self):
        return self.running_mean.copy(), self.running_var.copy()
