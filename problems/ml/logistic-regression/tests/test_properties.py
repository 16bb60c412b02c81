"""Laws of logistic regression by mini-batches."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import D_MAX, EPOCHS_MAX, N_MAX, strategy
from solution import fit

from rehearse_sandbox.kit import check_close, check_form, check_same, check_true


def parts(answer, features, epochs):
    """Weights, intercept and objectives of an answer, after a check that it has the promised form."""
    why = "fit returns the triple (weights, intercept, objectives)."
    weights, intercept, objectives = check_form(answer, kind=tuple, length=3, why=why)
    check_form(weights, shape=(features,), dtype="float64", why="There is one float64 weight per column of X.")
    check_form(
        objectives,
        shape=(epochs + 1,),
        dtype="float64",
        why="There is one objective at the beginning and one per epoch.",
    )
    is_number = isinstance(intercept, int | float | np.number)
    check_true(is_number, "The intercept is one number, not an array.", output=intercept)
    return weights, intercept, objectives


def row_by_row(X, y, rate, penalty, batch_size, epochs, seed):
    """The answer with one loop for each sum of the statement."""
    rows, labels, rng = X.tolist(), y.tolist(), np.random.default_rng(seed)
    w, b = [0.0] * X.shape[1], 0.0

    def score(row):
        return sum(p * q for p, q in zip(row, w, strict=True)) + b

    def objective():
        margins = [score(row) * (1 if label else -1) for row, label in zip(rows, labels, strict=True)]
        costs = [max(-m, 0.0) + math.log1p(math.exp(-abs(m))) for m in margins]
        return sum(costs) / len(rows) + penalty / 2 * sum(p * p for p in w)

    objectives = [objective()]
    for _ in range(epochs):
        order = rng.permutation(len(rows)).tolist()
        for batch in (order[i : i + batch_size] for i in range(0, len(order), batch_size)):
            errors = [0.5 + 0.5 * math.tanh(score(rows[i]) / 2) - labels[i] for i in batch]
            slopes = [
                sum(e * rows[i][j] for e, i in zip(errors, batch, strict=True)) / len(batch) for j in range(len(w))
            ]
            w = [p - rate * (slope + penalty * p) for p, slope in zip(w, slopes, strict=True)]
            b -= rate * sum(errors) / len(batch)
        objectives.append(objective())
    return np.array(w), b, np.array(objectives)


def test_a_new_order_for_each_epoch():
    """One generator, made from the seed, draws a new order of the rows for each epoch."""
    X, y = np.array([[1.0], [2.0], [4.0]]), np.array([1, 0, 1])
    for seed in (1, 2):
        check_close(fit(X, y, 0.5, 0.0, 1, 3, seed), row_by_row(X, y, 0.5, 0.0, 1, 3, seed))


@given(strategy())
def test_row_by_row(case):
    """Each batch takes one step against the gradient of its own objective, in the order that the seed's generator draws."""
    check_close(fit(*case), row_by_row(*case))


@given(strategy(scale=500.0, longest=2))
def test_rows_far_from_zero(case):
    """Scores of up to a million give ordinary costs: neither infinity, nor NaN, nor a clipped number."""
    check_close(fit(*case), row_by_row(*case), rtol=1e-6)


@given(strategy())
def test_labels_turned_around(case):
    """Exchanging the labels 0 and 1 changes the sign of the weights and of the intercept, and no objective."""
    X, y, *rest = case
    weights, intercept, objectives = parts(fit(X, y, *rest), X.shape[1], rest[3])
    check_close(fit(X, 1 - y, *rest), (-weights, -intercept, objectives))


@given(strategy(), st.integers(100, 199))
def test_one_batch_needs_no_order(case, other_seed):
    """When one batch holds all rows, their order makes no difference, and so neither does the seed."""
    X, y, rate, penalty, _, epochs, seed = case
    expected = parts(fit(X, y, rate, penalty, len(y), epochs, seed), X.shape[1], epochs)
    check_close(fit(X, y, rate, penalty, len(y) + 5, epochs, other_seed), expected)


@given(strategy(size=4))
def test_short_steps_go_down(case):
    """A short step against the gradient of all rows never makes the objective larger."""
    X, y, _, penalty, _, epochs, seed = case
    _, _, objectives = parts(fit(X, y, 0.125, penalty, len(y), epochs, seed), X.shape[1], epochs)
    check_true(bool((np.diff(objectives) <= 1e-12).all()), "Short steps with all rows go down.", output=objectives)


def test_many_epochs_reach_the_minimum():
    """After many epochs with all rows of the largest table, the gradient of the objective is 0."""
    rng = np.random.default_rng(5)
    X = rng.normal(size=(N_MAX, D_MAX))
    y = (X @ rng.normal(size=D_MAX) + rng.normal(size=N_MAX) > 0.3).astype(np.int64)
    weights, intercept, _ = parts(fit(X, y, 1.0, 0.2, N_MAX, EPOCHS_MAX, 0), D_MAX, EPOCHS_MAX)
    errors = 0.5 + 0.5 * np.tanh((X @ weights + intercept) / 2) - y
    check_close(X.T @ errors / N_MAX + 0.2 * weights, np.zeros(D_MAX), atol=1e-7)
    check_close(errors.mean(), 0.0, atol=1e-7)


@given(strategy(size=3))
def test_inputs_are_left_alone(case):
    """The caller's X and y hold the same numbers in the same order after the call as before."""
    X, y, *rest = case
    X_before, y_before = X.copy(), y.copy()
    fit(X, y, *rest)
    check_same(X, X_before, why="fit must not change X: take the rows in another order, do not shuffle them.")
    check_same(y, y_before, why="fit must not change y.")
