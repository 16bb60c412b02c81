import numpy as np


class StandardScaler:
    """Scale each column by its mean and its standard deviation."""

    def fit(self, X: np.ndarray) -> "StandardScaler":
        """Learn from the rows of X and return self."""
        raise NotImplementedError

    def transform(self, X: np.ndarray) -> np.ndarray:
        """Return the scaled rows of X."""
        raise NotImplementedError

    def inverse_transform(self, Z: np.ndarray) -> np.ndarray:
        """Return the rows of Z in the original units."""
        raise NotImplementedError


class MinMaxScaler:
    """Scale each column by its minimum and its range."""

    def fit(self, X: np.ndarray) -> "MinMaxScaler":
        raise NotImplementedError

    def transform(self, X: np.ndarray) -> np.ndarray:
        raise NotImplementedError

    def inverse_transform(self, Z: np.ndarray) -> np.ndarray:
        raise NotImplementedError


class RobustScaler:
    """Scale each column by its median and the distance between its quartiles."""

    def fit(self, X: np.ndarray) -> "RobustScaler":
        raise NotImplementedError

    def transform(self, X: np.ndarray) -> np.ndarray:
        raise NotImplementedError

    def inverse_transform(self, Z: np.ndarray) -> np.ndarray:
        raise NotImplementedError
