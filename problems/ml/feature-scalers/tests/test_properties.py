"""Laws that all three scalers keep, each checked on every one of them."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from inputs import equal_columns, far_from_zero, strategy
from solution import MinMaxScaler, RobustScaler, StandardScaler

from rehearse_sandbox.kit import check_close, check_form, check_same


def quantile(column, part):
    """The value at this part of the sorted column, between two values by linear interpolation, in exact fractions."""
    values = sorted(Fraction(value) for value in column)
    position = part * (len(values) - 1)
    below = math.floor(position)
    above = min(below + 1, len(values) - 1)
    return values[below] + (position - below) * (values[above] - values[below])


def standard(column):
    mean = sum(map(Fraction, column)) / len(column)
    return mean, math.sqrt(sum((Fraction(value) - mean) ** 2 for value in column) / len(column))


def min_max(column):
    return min(column), max(column) - min(column)


def robust(column):
    return quantile(column, Fraction(1, 2)), quantile(column, Fraction(3, 4)) - quantile(column, Fraction(1, 4))


def scaled(X, new, learn):
    """The new rows on the scale that `learn` reads off each column of X."""
    scales = [learn(column) for column in X.T.tolist()]
    return np.array(
        [[float(x - float(c)) / (float(s) or 1.0) for x, (c, s) in zip(row, scales, strict=True)] for row in new]
    )


NAMES = ["StandardScaler", "MinMaxScaler", "RobustScaler"]
CLASSES = [StandardScaler, MinMaxScaler, RobustScaler]
SCALERS = pytest.mark.parametrize("scaler_class", CLASSES, ids=NAMES)
DEFINITIONS = pytest.mark.parametrize(
    ("scaler_class", "learn"), list(zip(CLASSES, [standard, min_max, robust], strict=True)), ids=NAMES
)


@DEFINITIONS
@given(tables=strategy())
def test_new_rows_by_definition(scaler_class, learn, tables):
    """New rows are scaled by the centre and the spread of the fitted table alone, each column by its own."""
    X, new = tables
    scaler = scaler_class()
    scaler.fit(X)
    check_close(scaler.transform(new), scaled(X, new, learn))
    check_close(scaler.transform(X), scaled(X, X, learn))


@SCALERS
@given(tables=strategy())
def test_there_and_back(scaler_class, tables):
    """inverse_transform undoes transform for any rows, also for those that fit never saw."""
    X, new = tables
    scaler = scaler_class()
    scaler.fit(X)
    there = check_form(scaler.transform(new), shape=new.shape, dtype="float64")
    check_close(scaler.inverse_transform(there), new)


@DEFINITIONS
def test_rows_back_by_definition(scaler_class, learn):
    """inverse_transform undoes transform: it multiplies by the spread first and then adds the centre, whatever rows it is given."""
    X, rows = np.array([[1.0, 20.0], [3.0, 80.0], [8.0, 50.0]]), [[2.0, -1.0], [0.0, 0.5]]
    scaler = scaler_class()
    scaler.fit(X)
    scales = [learn(column) for column in X.T.tolist()]
    expected = [[z * float(s) + float(c) for z, (c, s) in zip(row, scales, strict=True)] for row in rows]
    check_close(scaler.inverse_transform(np.array(rows)), np.array(expected))


@SCALERS
@given(X=equal_columns())
def test_equal_entries_map_to_zero(scaler_class, X):
    """A column whose entries are all equal maps to 0 and back to itself, although its computed mean may be off by a hair."""
    scaler = scaler_class()
    scaler.fit(X)
    there = check_form(scaler.transform(X), shape=X.shape, dtype="float64")
    check_close(there[:, 0], np.zeros(len(X)))
    check_close(scaler.inverse_transform(there), X)


@SCALERS
@given(tables=far_from_zero())
def test_moving_a_column_changes_nothing(scaler_class, tables):
    """Adding a constant to a column moves its centre along and leaves the scaled values as they are, even a million away."""
    X, moved = tables
    near, far = scaler_class(), scaler_class()
    near.fit(X)
    far.fit(moved)
    expected = check_form(near.transform(X), shape=X.shape, dtype="float64")
    check_close(far.transform(moved), expected, rtol=1e-7, atol=1e-7)


@SCALERS
@given(first=strategy(size=3), second=strategy(size=3))
def test_each_fit_stands_alone(scaler_class, first, second):
    """A second fit forgets the first, scalers do not share what they learned, and fit and transform change no argument."""
    (X, _), (other, new) = first, second
    X_before, other_before, new_before = X.copy(), other.copy(), new.copy()
    scaler, fresh = scaler_class(), scaler_class()
    scaler.fit(X)
    fresh.fit(other)
    expected = check_form(fresh.transform(new), shape=new.shape, dtype="float64")
    scaler.fit(other)
    fresh.fit(X)
    check_close(scaler.transform(new), expected)
    check_same(X, X_before, why="fit must not change its argument: work on a copy.")
    check_same(other, other_before, why="fit must not change its argument: work on a copy.")
    check_same(new, new_before, why="transform must not change its argument: return a new array.")


def test_equal_quartiles():
    """Where the quartiles are equal but not all entries are, RobustScaler's spread is 0 too, and counts as 1."""
    X = np.array([[2.0], [2.0], [2.0], [2.0], [11.0]])
    scaler = RobustScaler()
    scaler.fit(X)
    check_close(scaler.transform(X), X - 2.0)
