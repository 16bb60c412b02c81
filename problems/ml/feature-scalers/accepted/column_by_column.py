"""Plain Python on one column at a time: sums that do not round twice, and quartiles from the sorted values."""

import math

import numpy as np


def standard(column: list[float]) -> tuple[float, float]:
    if min(column) == max(column):
        return column[0], 0.0
    mean = math.fsum(column) / len(column)
    return mean, math.sqrt(math.fsum((value - mean) ** 2 for value in column) / len(column))


def min_max(column: list[float]) -> tuple[float, float]:
    return min(column), max(column) - min(column)


def robust(column: list[float]) -> tuple[float, float]:
    values = sorted(column)

    def at(quarters: int) -> float:
        whole, rest = divmod(quarters * (len(values) - 1), 4)
        return values[whole] + rest / 4 * (values[whole + 1] - values[whole]) if rest else values[whole]

    return at(2), at(3) - at(1)


class ColumnScaler:
    def __init__(self) -> None:
        self.scales: list[tuple[float, float]] | None = None

    def fit(self, X: np.ndarray) -> "ColumnScaler":
        learned = [type(self).learn(column) for column in X.T.tolist()]
        self.scales = [(centre, spread if spread > 0 else 1.0) for centre, spread in learned]
        return self

    def scales_for(self, X: np.ndarray) -> list[tuple[float, float]]:
        if self.scales is None or len(self.scales) != X.shape[1]:
            raise ValueError("not fitted on as many columns")
        return self.scales

    def transform(self, X: np.ndarray) -> np.ndarray:
        result = np.empty(X.shape)
        for j, (centre, spread) in enumerate(self.scales_for(X)):
            result[:, j] = (X[:, j] - centre) / spread
        return result

    def inverse_transform(self, Z: np.ndarray) -> np.ndarray:
        result = np.empty(Z.shape)
        for j, (centre, spread) in enumerate(self.scales_for(Z)):
            result[:, j] = Z[:, j] * spread + centre
        return result


class StandardScaler(ColumnScaler):
    learn = staticmethod(standard)


class MinMaxScaler(ColumnScaler):
    learn = staticmethod(min_max)


class RobustScaler(ColumnScaler):
    learn = staticmethod(robust)
