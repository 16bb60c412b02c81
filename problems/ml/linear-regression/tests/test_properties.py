"""Laws of least squares with a free intercept and shortest weights."""

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import nearly_collinear, noisy, parts, strategy
from solution import fit

from rehearse_sandbox.kit import check_close, check_same


def exact_fit(X, y):
    """The answer in rational numbers, by Gauss-Jordan elimination: slow, and free of rounding."""
    rows = [[Fraction(value) for value in row] for row in X.tolist()]
    target = [Fraction(value) for value in y.tolist()]
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    level = sum(target) / len(target)
    centred = [[value - mean for value, mean in zip(row, means, strict=True)] for row in rows]
    # The shortest weights are a mix of the centred rows, so an independent set of those rows spans them.
    basis = [row for row in reduced(centred) if any(row)]
    scores = [[dot(row, direction) for direction in basis] for row in centred]
    columns = list(zip(*scores, strict=True))
    normal = [[dot(p, q) for q in columns] + [dot(p, [value - level for value in target])] for p in columns]
    mix = [row[-1] for row in reduced(normal)]
    weights = [dot(mix, column) for column in zip(*basis, strict=True)] or [Fraction(0)] * len(means)
    return np.array([float(value) for value in weights]), float(level - dot(means, weights))


def dot(a, b):
    return sum((p * q for p, q in zip(a, b, strict=True)), Fraction(0))


def reduced(matrix):
    """The reduced row echelon form."""
    matrix = [list(row) for row in matrix]
    top = 0
    for column in range(len(matrix[0]) if matrix else 0):
        pivot = next((i for i in range(top, len(matrix)) if matrix[i][column]), None)
        if pivot is None:
            continue
        matrix[top], matrix[pivot] = matrix[pivot], matrix[top]
        matrix[top] = [value / matrix[top][column] for value in matrix[top]]
        for i, row in enumerate(matrix):
            if i != top and row[column]:
                matrix[i] = [a - row[column] * b for a, b in zip(row, matrix[top], strict=True)]
        top += 1
    return matrix


@given(strategy())
def test_small_tables_exactly(table):
    """The answer has the smallest squared error and, among equals, the shortest weights (checked in exact fractions)."""
    check_close(fit(*table), exact_fit(*table))


@given(strategy(), st.integers(-1000, 1000), st.integers(-10, 10))
def test_moving_the_data_moves_only_the_intercept(table, up, right):
    """Adding a constant to the target, or to every feature, leaves the weights alone; only the intercept follows."""
    X, y = table
    weights, intercept = parts(fit(X, y), X.shape[1])
    check_close(fit(X + right, y + up), (weights, intercept + up - right * weights.sum()))


@given(strategy(), st.sampled_from([-30, -24, 24, 30]))
def test_other_units(table, power):
    """Measuring all features in units that are millions of times larger or smaller scales the weights back, nothing else."""
    X, y = table
    scale = 2.0**power
    weights, intercept = parts(fit(X, y), X.shape[1])
    scaled_weights, scaled_intercept = parts(fit(X * scale, y), X.shape[1])
    check_close((scaled_weights * scale, scaled_intercept), (weights, intercept))


@given(noisy())
def test_residuals_are_orthogonal_to_the_features(table):
    """At the minimum the residuals sum to zero and have no component along any feature."""
    X, y = table
    weights, intercept = parts(fit(X, y), X.shape[1])
    residuals = y - X @ weights - intercept
    check_close((X - X.mean(axis=0)).T @ residuals, np.zeros(X.shape[1]), atol=1e-6)
    check_close(residuals.sum(), 0.0, atol=1e-6)


@given(nearly_collinear())
def test_nearly_collinear_features_are_told_apart(case):
    """Directions a million times weaker than the strongest still count: data made from known weights gives them back."""
    X, true_weights, true_intercept = case
    check_close(fit(X, X @ true_weights + true_intercept), (true_weights, true_intercept), rtol=1e-6, atol=1e-7)


@given(strategy(size=3))
def test_inputs_are_left_alone(table):
    """The caller's X and y hold the same numbers after the call as before."""
    X, y = table
    X_before, y_before = X.copy(), y.copy()
    fit(X, y)
    check_same(X, X_before, why="fit must not change X: centre a copy, not the caller's array.")
    check_same(y, y_before, why="fit must not change y: centre a copy, not the caller's array.")
