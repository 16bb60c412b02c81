"""One base class keeps a centre and a spread per column; the three scalers say how to learn them."""

import numpy as np


class Scaler:
    """Everything but the choice of centre and spread."""

    def fit(self, X: np.ndarray) -> "Scaler":
        self.centre, spread = self.learn(X)
        # Equal entries are found by comparing them: their computed standard deviation need not be zero.
        still = (X.max(axis=0) == X.min(axis=0)) | (spread == 0)
        self.spread = np.where(still, 1.0, spread)
        return self

    def learn(self, X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        raise NotImplementedError

    def transform(self, X: np.ndarray) -> np.ndarray:
        self.check(X)
        return (X - self.centre) / self.spread

    def inverse_transform(self, Z: np.ndarray) -> np.ndarray:
        self.check(Z)
        return Z * self.spread + self.centre

    def check(self, X: np.ndarray) -> None:
        if not hasattr(self, "spread"):
            raise ValueError("call fit first")
        if X.shape[1] != len(self.spread):
            raise ValueError(f"fitted on {len(self.spread)} columns, called with {X.shape[1]}")


class StandardScaler(Scaler):
    def learn(self, X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return X.mean(axis=0), X.std(axis=0)


class MinMaxScaler(Scaler):
    def learn(self, X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return X.min(axis=0), X.max(axis=0) - X.min(axis=0)


class RobustScaler(Scaler):
    def learn(self, X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        first, median, third = np.percentile(X, [25, 50, 75], axis=0)
        return median, third - first
