"""Laws of gradient descent on standardised columns."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import D_MAX, N_MAX, RATE_MAX, STEPS_MAX, standardised, strategy, tables
from solution import fit

from rehearse_sandbox.kit import check_close, check_form, check_same, check_true


def parts(answer, features, steps):
    """Weights, intercept and losses of an answer, after a check that it has the promised form."""
    why = "fit returns the triple (weights, intercept, losses)."
    weights, intercept, losses = check_form(answer, kind=tuple, length=3, why=why)
    check_form(weights, shape=(features,), dtype="float64", why="There is one float64 weight per column of X.")
    check_form(
        losses, shape=(steps + 1,), dtype="float64", why="There is one loss before the first step and one after each."
    )
    is_number = isinstance(intercept, int | float | np.number)
    check_true(is_number, "The intercept is one number, not an array.", output=intercept)
    return weights, intercept, losses


def step_by_step(X, y, rate, steps):
    """The answer with one loop for each sum of the statement; None where a loss exceeds ten times the first one."""
    Z, centres, spreads = standardised(X)
    rows, n = Z.tolist(), len(y)
    v, a, losses = [0.0] * Z.shape[1], 0.0, []
    for step in range(steps + 1):
        errors = [
            sum(p * q for p, q in zip(row, v, strict=True)) + a - t for row, t in zip(rows, y.tolist(), strict=True)
        ]
        losses.append(sum(error**2 for error in errors) / (2 * n))
        if losses[-1] > 10 * losses[0]:
            return None
        if step < steps:
            slopes = [sum(e * row[j] for e, row in zip(errors, rows, strict=True)) / n for j in range(len(v))]
            v = [p - rate * slope for p, slope in zip(v, slopes, strict=True)]
            a -= rate * sum(errors) / n
    weights = np.array(v) / spreads
    return weights, float(a - weights @ centres), np.array(losses)


@given(strategy())
def test_step_by_step(case):
    """Every step follows the gradient of the loss on standardised columns; a loss above ten times the first one is refused."""
    expected = step_by_step(*case)
    if expected is None:
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            fit(*case)
    else:
        check_close(fit(*case), expected)


@given(tables(size=3))
def test_inputs_are_left_alone(table):
    """The caller's X and y hold the same numbers after the call as before."""
    X, y = table
    X_before, y_before = X.copy(), y.copy()
    fit(X, y, 0.5, 2)
    check_same(X, X_before, why="fit must not change X: scale a copy, not the caller's array.")
    check_same(y, y_before, why="fit must not change y.")


@given(tables(), st.integers(0, 8))
def test_losses_belong_to_the_answer(table, steps):
    """The last loss is that of the returned weights and intercept, for the columns as they came."""
    X, y = table
    weights, intercept, losses = parts(fit(X, y, 0.5, steps), X.shape[1], steps)
    check_close(losses[-1], ((X @ weights + intercept - y) ** 2).mean() / 2)


@given(tables(size=6))
def test_loss_never_rises(table):
    """With a rate of 1/d, for d standardised columns, no step is too long: the loss never rises."""
    X, y = table
    _, _, losses = parts(fit(X, y, 1.0 / X.shape[1], 8), X.shape[1], 8)
    check_true(bool((np.diff(losses) <= 1e-9).all()), "With this rate the loss never rises.", output=losses)


@given(tables(), st.integers(0, 4), st.sampled_from([-20, -10, 10, 20]), st.integers(-3, 3))
def test_other_units(table, steps, power, shift):
    """A column in other units, or counted from another zero, is learned by the same steps: only its weight and the intercept follow."""
    X, y = table
    scale = 2.0 ** (power * np.arange(1, X.shape[1] + 1) / 2)
    weights, intercept, losses = parts(fit(X, y, 0.5, steps), X.shape[1], steps)
    other_weights, other_intercept, other_losses = parts(fit((X + shift) * scale, y, 0.5, steps), X.shape[1], steps)
    expected = (weights, intercept - shift * weights.sum(), losses)
    check_close((other_weights * scale, other_intercept, other_losses), expected)


@given(st.integers(2, 12), st.integers(-99, 99), st.sampled_from([10, 30, 70]), st.integers(0, 3))
def test_columns_without_variation(rows, numerator, denominator, steps):
    """Columns whose entries are all equal change nothing: their weights are 0, and the other columns learn as if alone."""
    X = np.column_stack([np.full(rows, numerator / denominator), np.arange(float(rows))])
    y = np.arange(float(rows)) ** 2
    weights, intercept, losses = parts(fit(X[:, 1:].copy(), y, 0.5, steps), 1, steps)
    check_close(fit(X, y, 0.5, steps), (np.append(0.0, weights), intercept, losses))


def test_many_steps_reach_the_least_squares():
    """After many steps the residuals of the largest table sum to zero and are orthogonal to every column: least squares."""
    rng = np.random.default_rng(11)
    X = rng.normal(size=(N_MAX, D_MAX)) * np.geomspace(1e-3, 1e3, D_MAX) + rng.uniform(-1.0, 1.0, size=D_MAX)
    y = X @ rng.normal(size=D_MAX) + rng.normal(size=N_MAX)
    weights, intercept, _ = parts(fit(X, y, 0.5, STEPS_MAX), D_MAX, STEPS_MAX)
    residuals = y - X @ weights - intercept
    check_close(residuals.sum(), 0.0, atol=1e-6)
    check_close(standardised(X)[0].T @ residuals, np.zeros(D_MAX), atol=1e-6)


def test_all_targets_zero():
    """Where the first loss is 0 there is nothing to learn: every loss is 0, and no rate is too large."""
    X = np.array([[1.0], [5.0]])
    check_close(fit(X, np.array([0.0, 0.0]), float(RATE_MAX), 3), (np.array([0.0]), 0.0, np.zeros(4)))


def test_ten_times_is_the_limit():
    """Nine and a half times the first loss is no reason to refuse, ten and a half times is one: ValueError."""
    X, y = np.array([[1.0], [5.0]]), np.array([1.0, 7.0])
    # Here each step multiplies the loss by the square of 1 - rate.
    _, _, losses = parts(fit(X, y, 1 + 9.5**0.5, 1), 1, 1)
    check_close(losses, np.array([12.5, 118.75]))
    with pytest.raises(ValueError):  # noqa: PT011
        fit(X, y, 1 + 10.5**0.5, 1)
