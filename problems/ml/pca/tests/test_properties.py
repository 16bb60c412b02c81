"""Laws of principal components: what they are, what they leave over, and what makes no difference to them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import (
    D_MAX,
    N_MAX,
    X_MAX,
    along,
    covariance,
    far_from_zero,
    formulas,
    has_right_sign,
    known,
    largest_left,
    parts,
    strategy,
)
from solution import fit, project, rebuild

from rehearse_sandbox.kit import check_close, check_form, check_same, check_true


@given(strategy())
def test_components_are_orthonormal(case):
    """The mean is that of each column; components have length 1 and are orthogonal to each other, also those of variance 0."""
    X, k = case
    mean, components, _ = parts(fit(X, k), X.shape[1], k)
    check_close(mean, X.mean(axis=0), why="The mean is that of each column.")
    check_close(components @ components.T, np.eye(k))


@given(strategy())
def test_variance_along_each_component(case):
    """Each variance is that of the rows along its component, divided by n - 1, and never negative."""
    X, k = case
    _, components, variances = parts(fit(X, k), X.shape[1], k)
    check_close(variances, along(covariance(X), components))
    check_true((variances >= 0).all(), "A variance is never negative, not even by a rounding error.", output=variances)


@given(strategy())
def test_no_direction_varies_more(case):
    """Each variance is the largest that any direction has which is orthogonal to the components before it."""
    X, k = case
    _, components, variances = parts(fit(X, k), X.shape[1], k)
    check_close(variances, largest_left(covariance(X), components))


@given(strategy())
def test_sign_of_each_component(case):
    """Of each component's entries the one of largest absolute value is positive, also where the variance is 0."""
    X, k = case
    _, components, _ = parts(fit(X, k), X.shape[1], k)
    why = "The entry of largest absolute value is positive in each component; of nearly equal ones either may be."
    check_true(has_right_sign(components).all(), why, output=components)


@given(known())
def test_known_directions_are_found(case):
    """Rows that were made of orthogonal directions with different variances give these directions back, in order and with their signs."""
    X, k, expected = case
    check_close(fit(X, k), expected)


@given(strategy())
def test_what_is_lost_is_the_variance_left_out(case):
    """The squared error of all rebuilt rows is n - 1 times the variance that the components leave out."""
    X, k = case
    mean, components, variances = parts(fit(X, k), X.shape[1], k)
    rebuilt = check_form(
        rebuild(project(X, mean, components), mean, components), shape=X.shape, why="A row is rebuilt for each row."
    )
    lost = (len(X) - 1) * float(np.trace(covariance(X)) - variances.sum())
    check_close(float(((X - rebuilt) ** 2).sum()), lost)


@given(known(), st.integers(0, 9999))
def test_turned_rows(case, seed):
    """Turning all rows turns mean and components with them, up to the signs, and changes no variance."""
    X, k, (mean, components, variances) = case
    turn, _ = np.linalg.qr(np.random.default_rng(seed).normal(size=(X.shape[1], X.shape[1])))
    found = parts(fit(X @ turn, k), X.shape[1], k)
    check_close((found[0], found[2]), (mean @ turn, variances))
    check_close(np.abs(found[1] @ (components @ turn).T), np.eye(k))


@given(far_from_zero())
def test_moving_the_columns_moves_only_the_mean(case):
    """Adding a constant to a column moves the mean and leaves components and variances as they are, even a million away."""
    X, shift, k = case
    mean, components, variances = parts(fit(X + shift, k), X.shape[1], k)
    check_close(mean - shift, X.mean(axis=0))
    check_close(variances, along(covariance(X), components))
    check_close(variances, largest_left(covariance(X), components))


@given(formulas())
def test_coordinates_by_the_formula(case):
    """A coordinate is the row minus the mean, multiplied entry by entry with the component and added up."""
    X, _, mean, components = case
    expected = [[sum((row - mean) * component) for component in components] for row in X]
    check_close(project(X, mean, components), np.array(expected))


@given(formulas())
def test_rows_by_the_formula(case):
    """A rebuilt row is the mean plus each coordinate times its component."""
    _, Z, mean, components = case
    expected = [mean + sum(z * component for z, component in zip(row, components, strict=True)) for row in Z]
    check_close(rebuild(Z, mean, components), np.array(expected))


@given(strategy(size=3), formulas())
def test_arguments_are_left_alone(case, other):
    """Tables, means and components hold the same numbers after a call as before."""
    (X, k), (rows, Z, mean, components) = case, other
    kept = [array.copy() for array in (X, rows, Z, mean, components)]
    fit(X, k)
    project(rows, mean, components)
    rebuild(Z, mean, components)
    check_same([X, rows, Z, mean, components], kept, why="The arguments must not change: work on arrays of your own.")


def test_dependent_columns():
    """Where every column is a multiple of the first one, all variances but one are 0, and none is below."""
    for width in (4, 8, D_MAX):
        X = np.outer(np.arange(7.0), np.sqrt(np.arange(1.0, width + 1)))
        _, _, variances = parts(fit(X, width), width, width)
        check_close(variances[1:], np.zeros(width - 1))
        why = "A variance is never negative, not even by a rounding error."
        check_true((variances >= 0).all(), why, output=variances)


def test_largest_table():
    """In the largest table each column varies by itself, and the widest comes first."""
    row = np.arange(16 * D_MAX)
    X = np.zeros((N_MAX, D_MAX))
    X[row, row % D_MAX] = np.where(row // D_MAX % 2 == 0, X_MAX, -X_MAX) / (row % D_MAX + 1)
    variances = 16 * (X_MAX / np.arange(1.0, D_MAX + 1)) ** 2 / (N_MAX - 1)
    check_close(fit(X, D_MAX), (np.zeros(D_MAX), np.eye(D_MAX), variances))
