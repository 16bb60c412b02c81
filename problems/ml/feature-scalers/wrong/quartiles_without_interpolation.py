import numpy as np


class Scaler:
    def __init__(self):
        self.centre = None
        self.spread = None

    def fit(self, X):
        self.centre, spread = self.learn(X)
        constant = np.ptp(X, axis=0) == 0
        self.spread = np.where(constant | (spread == 0), 1.0, spread)
        return self

    def check(self, X):
        if self.centre is None or len(self.centre) != X.shape[1]:
            raise ValueError("call fit with as many columns first")

    def transform(self, X):
        self.check(X)
        return (X - self.centre) / self.spread

    def inverse_transform(self, Z):
        self.check(Z)
        return Z * self.spread + self.centre


class StandardScaler(Scaler):
    def learn(self, X):
        return X.mean(axis=0), X.std(axis=0)


class MinMaxScaler(Scaler):
    def learn(self, X):
        return X.min(axis=0), np.ptp(X, axis=0)


class RobustScaler(Scaler):
    def learn(self, X):
        first, third = np.percentile(X, [25, 75], axis=0, method="lower")
        return np.median(X, axis=0), third - first
