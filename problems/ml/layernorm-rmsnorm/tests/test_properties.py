"""Laws of both normalizations: what they compute, what leaves them as they are, and their gradients."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import B_MAX, D_MAX, ENTRY_MAX, N_MAX, batches, parts, rows, strategy, with_slopes
from solution import layer_norm, layer_norm_backward, rms_norm, rms_norm_backward

from rehearse_sandbox.kit import check_close, check_gradient, check_same


def row_by_row(slope, X, gamma, eps, *, centred):
    """Normalized rows, and the gradients for X and gamma, with the part of every slope in every entry written out."""
    d = X.shape[2]
    hats, dX, dgamma = np.zeros(X.shape), np.zeros(X.shape), np.zeros(d)
    for place in np.ndindex(X.shape[:2]):
        row = X[place].tolist()
        mean = math.fsum(row) / d if centred else 0.0
        moved = [x - mean for x in row]
        root = math.sqrt(math.fsum(x * x for x in moved) / d + eps)
        hat = [x / root for x in moved]
        for i, j in np.ndindex(d, d):
            owed = float(i == j) - (1 / d if centred else 0.0) - hat[i] * hat[j] / d
            dX[place][j] += slope[place][i] * gamma[i] * owed / root
        hats[place] = hat
        dgamma += slope[place] * hats[place]
    return hats, dX, dgamma


@given(with_slopes())
def test_layer_norm_row_by_row(case):
    """LayerNorm and its gradients are what the formulas say, one row and one entry after another."""
    slope, X, gamma, beta, eps = case
    hats, dX, dgamma = row_by_row(slope, X, gamma, eps, centred=True)
    result, dbeta = gamma * hats + beta, slope.sum(axis=(0, 1))
    check_close(layer_norm(X.copy(), gamma, beta, eps), result)
    check_close(layer_norm_backward(slope, X, gamma, eps), (dX, dgamma, dbeta))


@given(with_slopes())
def test_rms_norm_row_by_row(case):
    """RMSNorm and its gradients are what the formulas say, one row and one entry after another."""
    slope, X, gamma, _, eps = case
    hats, dX, dgamma = row_by_row(slope, X, gamma, eps, centred=False)
    result = gamma * hats
    check_close(rms_norm(X.copy(), gamma, eps), result)
    check_close(rms_norm_backward(slope, X, gamma, eps), (dX, dgamma))


@given(with_slopes())
def test_slopes_agree_with_differences(case):
    """Nudging one entry changes the loss by the nudge times its entry of dX, with everything that it moves in its row."""
    slope, X, gamma, beta, _ = case

    def loss_of_layer_norm(point):
        apart = point - point.mean(axis=2, keepdims=True)
        hats = apart / np.sqrt((apart**2).mean(axis=2, keepdims=True) + 0.5)
        return float((slope * (gamma * hats + beta)).sum())

    def loss_of_rms_norm(point):
        hats = point / np.sqrt((point**2).mean(axis=2, keepdims=True) + 0.5)
        return float((slope * gamma * hats).sum())

    dX = parts(layer_norm_backward(slope.copy(), X.copy(), gamma.copy(), 0.5), X, 3)[0]
    check_gradient(loss_of_layer_norm, X, dX, why="In LayerNorm mean and variance of a row move with each entry.")
    dX = parts(rms_norm_backward(slope.copy(), X.copy(), gamma.copy(), 0.5), X, 2)[0]
    check_gradient(loss_of_rms_norm, X, dX, why="In RMSNorm the mean square of a row moves with each entry.")


@given(strategy(), st.sampled_from([1.0, -2.5, 9990.1]))
def test_a_constant_on_a_row_changes_nothing(case, shift):
    """Adding one number to all entries of a row leaves its LayerNorm as it was, even far from zero."""
    X, gamma, beta, _ = case
    near = X / 64
    expected = rows(layer_norm(near.copy(), gamma.copy(), beta.copy(), 1e-4), X)
    check_close(layer_norm(near + shift, gamma, beta, 1e-4), expected)


@given(batches(), st.sampled_from([2.0, -2.0, 0.5]))
def test_a_factor_on_all_rows(case, factor):
    """Rows times c, with epsilon times c squared, are normalized to the same, or to its opposite when c is negative."""
    _, X, gamma, _, eps = case
    sign, zeros = math.copysign(1.0, factor), np.zeros(len(gamma))
    expected = rows(layer_norm(X.copy(), gamma, zeros, eps), X)
    check_close(layer_norm(X * factor, gamma, zeros, eps * factor**2), sign * expected)
    expected = rows(rms_norm(X.copy(), gamma, eps), X)
    check_close(rms_norm(X * factor, gamma, eps * factor**2), sign * expected)


@given(batches())
def test_rows_do_not_see_each_other(case):
    """Read in two parts, the rows and their gradients are those of the whole, and the gradients of gamma and beta add up to it."""
    slope, X, gamma, beta, eps = case
    whole = rows(layer_norm(X.copy(), gamma, beta, eps), X)
    dX, dgamma, dbeta = parts(layer_norm_backward(slope.copy(), X.copy(), gamma, eps), X, 3)
    found = []
    for place in (slice(0, 1), slice(1, None)):
        some = X[:, place].copy()
        check_close(layer_norm(some.copy(), gamma, beta, eps), whole[:, place].copy())
        found.append(parts(layer_norm_backward(slope[:, place].copy(), some.copy(), gamma, eps), some, 3))
    (first_dX, *first), (later_dX, *later) = found
    check_close(np.concatenate([first_dX, later_dX], axis=1), dX)
    check_close((first[0] + later[0], first[1] + later[1]), (dgamma, dbeta))


def test_arguments_are_left_alone():
    """The rows, the slopes, gamma and beta hold the same numbers after all four calls."""
    slope, X = np.array([[[1.0, -1.0], [0.0, 2.0]]]), np.array([[[1.0, 3.0], [4.0, -2.0]]])
    gamma, beta = np.array([2.0, 3.0]), np.array([1.0, -4.0])
    kept = [array.copy() for array in (slope, X, gamma, beta)]
    layer_norm(X, gamma, beta)
    rms_norm(X, gamma)
    layer_norm_backward(slope, X, gamma)
    rms_norm_backward(slope, X, gamma)
    check_same([slope, X, gamma, beta], kept, why="The arguments must not change: subtract into a new array.")


def test_epsilon_that_is_left_out():
    """Without another one, epsilon is 0.00001 in all four functions."""
    slope, X, gamma = np.array([[[1.0, 0.0]]]), np.array([[[0.001, -0.001]]]), np.ones(2)
    hats, dX, dgamma = row_by_row(slope, X, gamma, 1e-5, centred=True)
    check_close(layer_norm(X, gamma, np.zeros(2)), hats)
    check_close(layer_norm_backward(slope, X, gamma), (dX, dgamma, np.array([1.0, 0.0])))
    hats, dX, dgamma = row_by_row(slope, X, gamma, 1e-5, centred=False)
    check_close(rms_norm(X, gamma), hats)
    check_close(rms_norm_backward(slope, X, gamma), (dX, dgamma))


def test_the_largest_batch():
    """In the largest batch, entries at both ends of the range become 1 and -1."""
    signs = np.where(np.arange(D_MAX) % 2 == 0, 1.0, -1.0) * np.ones((B_MAX, N_MAX, D_MAX))
    check_close(layer_norm(ENTRY_MAX * signs, np.ones(D_MAX), np.zeros(D_MAX)), signs)
    check_close(rms_norm(ENTRY_MAX * signs, np.ones(D_MAX)), signs)
