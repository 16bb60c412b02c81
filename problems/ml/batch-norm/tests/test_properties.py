"""Laws of batch normalization: its statistics, its two modes, and its gradients."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import D_MAX, ENTRY_MAX, N_MAX, calls, far_from_zero, strategy, with_slopes
from solution import BatchNorm

from rehearse_sandbox.kit import check_close, check_form, check_gradient, check_operations, check_same


def mean_and_squares(column):
    """The mean of a list, and the sum of the squared distances from it."""
    mean = math.fsum(column) / len(column)
    return mean, math.fsum((value - mean) ** 2 for value in column)


class Model:
    """The same layer, one number at a time; its gradient adds up what each result owes to each entry."""

    def __init__(self, gamma, beta, momentum, eps):
        self.gamma, self.beta, self.momentum, self.eps = gamma, beta, momentum, eps
        self.kept = [(0.0, 1.0)] * len(gamma)
        self.latest = None

    def forward(self, X, training):
        n, found = len(X), [mean_and_squares(column) for column in X.T.tolist()]
        if training and n < 2:
            raise ValueError("a single row")
        used = [(mean, squares / n) for mean, squares in found] if training else self.kept
        if training:
            part = self.momentum
            batch = [(mean, squares / (n - 1)) for mean, squares in found]
            self.kept = [
                tuple((1 - part) * old + part * new for old, new in zip(*pair, strict=True))
                for pair in zip(self.kept, batch, strict=True)
            ]
        roots = [math.sqrt(variance + self.eps) for _, variance in used]
        hats = np.array([[(x - mu) / root for x, (mu, _), root in zip(row, used, roots, strict=True)] for row in X])
        self.latest = hats, roots, training
        return hats * self.gamma + self.beta

    def backward(self, slope):
        if self.latest is None:
            raise ValueError("nothing to go back through")
        (hats, roots, training), dX = self.latest, np.zeros(slope.shape)
        n = len(hats)
        for j, c, i in np.ndindex(n, len(roots), n):
            owed = float(i == j) - (1 / n + hats[i, c] * hats[j, c] / n if training else 0.0)
            dX[j, c] += slope[i, c] * self.gamma[c] * owed / roots[c]
        return dX, (slope * hats).sum(axis=0), slope.sum(axis=0)

    def running(self):
        means, variances = zip(*self.kept, strict=True)
        return np.array(means), np.array(variances)


@given(calls())
def test_same_as_one_number_at_a_time(case):
    """Whatever is called in whatever order, each call returns what the formulas say of the calls before it."""
    chosen, stream = case
    check_operations(BatchNorm(*chosen), Model(*chosen), stream, compare=check_close)


@given(strategy())
def test_mean_and_variance_of_a_batch(case):
    """A normalized batch has mean beta and variance gamma squared times var / (var + eps), with divisor n."""
    gamma, beta, momentum, eps, X = case
    result = check_form(BatchNorm(gamma, beta, momentum, eps).forward(X, True), shape=X.shape, dtype="float64")
    found = [mean_and_squares(column) for column in result.T.tolist()]
    variances = [mean_and_squares(column)[1] / len(X) for column in X.T.tolist()]
    wanted = [g * g * v / (v + eps) for g, v in zip(gamma, variances, strict=True)]
    check_close(np.array([mean for mean, _ in found]), beta, why="The mean of each column is beta.")
    check_close(np.array([squares / len(X) for _, squares in found]), np.array(wanted))


@given(far_from_zero())
def test_moving_a_column_changes_nothing(tables):
    """Adding a constant to a column leaves its normalized values as they are, even a million times its spread away."""
    X, moved = tables
    ones, zeros = np.ones(X.shape[1]), np.zeros(X.shape[1])
    expected = check_form(BatchNorm(ones, zeros).forward(X, True), shape=X.shape, dtype="float64")
    check_close(BatchNorm(ones, zeros).forward(moved, True), expected)


@given(strategy(), st.integers(1, 2))
def test_rows_of_an_evaluation_do_not_see_each_other(case, rows):
    """In evaluation each row gives what it gives alone, whatever rows come with it."""
    *chosen, X = case
    layer = BatchNorm(*chosen)
    layer.forward(X, True)
    together = check_form(layer.forward(X, False), shape=X.shape, dtype="float64")
    check_close(layer.forward(X[:rows].copy(), False), together[:rows])


@given(with_slopes())
def test_slopes_of_a_batch_agree_with_differences(case):
    """In training dX is the slope of the loss, with the mean and the variance moving along as one entry is nudged."""
    gamma, beta, momentum, _, X, slope = case
    layer = BatchNorm(gamma, beta, momentum, 0.5)
    layer.forward(X, True)
    dX = check_form(layer.backward(slope), kind=tuple, length=3)[0]

    def loss_at(point):
        hats = (point - point.mean(axis=0)) / np.sqrt(point.var(axis=0) + 0.5)
        return float((slope * (gamma * hats + beta)).sum())

    check_gradient(loss_at, X, dX, why="dX is the slope of the loss, and the statistics move with X.")


@given(strategy())
def test_arguments_are_left_alone(case):
    """Gamma, beta, the table and the slope hold the same numbers after the calls as before."""
    gamma, beta, momentum, eps, X = case
    slope = np.ones(X.shape)
    kept = [array.copy() for array in (gamma, beta, X, slope)]
    layer = BatchNorm(gamma, beta, momentum, eps)
    for training in (True, False):
        layer.forward(X, training)
        layer.backward(slope)
    check_same([gamma, beta, X, slope], kept, why="The arguments must not change: work on arrays of your own.")


def test_equal_entries():
    """A column of equal entries has variance 0 and maps to beta, because epsilon keeps the root above 0."""
    layer = BatchNorm(np.full(D_MAX, 2.0), np.full(D_MAX, 5.0))
    X = np.full((N_MAX, D_MAX), float(ENTRY_MAX))
    check_close(layer.forward(X, True), np.full((N_MAX, D_MAX), 5.0))
    check_close(layer.running(), (np.full(D_MAX, 1000.0), np.full(D_MAX, 0.9)))


def test_settings_that_are_left_out():
    """Without other settings epsilon is 0.00001 and the momentum 0.1."""
    layer = BatchNorm(np.ones(1), np.zeros(1))
    check_close(layer.forward(np.array([[1.0]]), False), np.array([[1 / math.sqrt(1.00001)]]))
    layer.forward(np.array([[2.0], [4.0]]), True)
    check_close(layer.running(), (np.array([0.3]), np.array([1.1])))
