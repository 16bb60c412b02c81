"""The examples a learner sees: one per scaler, then equal entries, the way back, and refused calls."""

import numpy as np
import pytest
from solution import MinMaxScaler, RobustScaler, StandardScaler

from rehearse_sandbox.kit import check_close, check_true

SCALERS = pytest.mark.parametrize(
    "scaler_class",
    [StandardScaler, MinMaxScaler, RobustScaler],
    ids=["StandardScaler", "MinMaxScaler", "RobustScaler"],
)


def test_standard_scaler():
    """Mean 0, standard deviation 1: here the mean is 4 and the standard deviation, dividing by n, is 2."""
    X = np.array([[2.0], [2.0], [6.0], [6.0]])
    scaler = StandardScaler()
    check_true(scaler.fit(X) is scaler, "fit returns self, so that calls can be chained.")
    check_close(scaler.transform(X), np.array([[-1.0], [-1.0], [1.0], [1.0]]))


def test_min_max_scaler():
    """The training range maps to 0 to 1; new rows use the same range and may fall outside."""
    scaler = MinMaxScaler()
    scaler.fit(np.array([[0.0, -1.0], [10.0, 1.0]]))
    check_close(scaler.transform(np.array([[2.5, 0.0], [20.0, -3.0]])), np.array([[0.25, 0.5], [2.0, -1.0]]))


def test_robust_scaler():
    """Median and quartiles do not care how far away the outlier is: here the median is 3 and the quartiles are 2 and 4."""
    X = np.array([[1.0], [2.0], [3.0], [4.0], [1000.0]])
    scaler = RobustScaler()
    scaler.fit(X)
    check_close(scaler.transform(X), np.array([[-1.0], [-0.5], [0.0], [0.5], [498.5]]))


@SCALERS
def test_equal_entries(scaler_class):
    """A column whose entries are all equal maps to 0 and back; since its spread counts as 1, a new row keeps its distance."""
    X = np.array([[0.1], [0.1], [0.1]])
    scaler = scaler_class()
    scaler.fit(X)
    check_close(scaler.transform(X), np.zeros((3, 1)))
    check_close(scaler.inverse_transform(np.zeros((3, 1))), X)
    check_close(scaler.transform(np.array([[7.1]])), np.array([[7.0]]))


@SCALERS
def test_refused_calls(scaler_class):
    """Before fit there is nothing to scale by, and other columns than the fitted ones have no scale: ValueError."""
    scaler = scaler_class()
    with pytest.raises(ValueError):  # noqa: PT011 - the words of the message are the learner's own
        scaler.transform(np.array([[1.0]]))
    with pytest.raises(ValueError):  # noqa: PT011
        scaler.inverse_transform(np.array([[1.0]]))
    scaler.fit(np.array([[1.0, 2.0], [3.0, 5.0]]))
    with pytest.raises(ValueError):  # noqa: PT011
        scaler.transform(np.array([[1.0]]))
