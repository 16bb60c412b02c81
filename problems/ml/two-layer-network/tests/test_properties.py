"""Laws of the loss and of its four gradients."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import D_MAX, H_MAX, K_MAX, N_MAX, NAMES, batches, drawn, parts, strategy
from solution import loss_and_gradients

from rehearse_sandbox.kit import check_close, check_gradient, check_same


def loss_and_slope(params, moves, row, label):
    """The cross-entropy of one row, and how fast it grows when the parameters move along `moves`: from the inputs forwards, as a sum."""
    d, h = params["W1"].shape
    a, da = [], []
    for u in range(h):
        z = params["b1"][u] + sum(row[i] * params["W1"][i, u] for i in range(d))
        dz = moves["b1"][u] + sum(row[i] * moves["W1"][i, u] for i in range(d))
        a.append(z if z > 0 else 0.0)
        da.append(dz if z > 0 else 0.0)
    s, ds = [], []
    for c in range(len(params["b2"])):
        s.append(params["b2"][c] + sum(a[u] * params["W2"][u, c] for u in range(h)))
        ds.append(moves["b2"][c] + sum(da[u] * params["W2"][u, c] + a[u] * moves["W2"][u, c] for u in range(h)))
    top = max(s)
    powers = [math.exp(score - top) for score in s]
    slope = sum(p * move for p, move in zip(powers, ds, strict=True)) / sum(powers) - ds[label]
    return math.log(sum(powers)) + top - s[label], slope


def by_definition(params, X, y, decay):
    """Loss and gradients one row and one parameter at a time, without any backward pass."""
    still = {name: np.zeros(params[name].shape) for name in NAMES}
    squares = sum((params[name] ** 2).sum() for name in ("W1", "W2"))
    rows = list(zip(X, y, strict=True))
    loss = sum(loss_and_slope(params, still, *pair)[0] for pair in rows) / len(rows) + decay / 2 * squares
    gradients = {}
    for name in NAMES:
        gradients[name] = decay * params[name] if name in ("W1", "W2") else still[name].copy()
        for place in np.ndindex(params[name].shape):
            move = still[name].copy()
            move[place] = 1.0
            slopes = [loss_and_slope(params, {**still, name: move}, *pair)[1] for pair in rows]
            gradients[name][place] += sum(slopes) / len(rows)
    return loss, gradients


@given(strategy(size=2))
def test_small_networks_by_definition(case):
    """Loss and gradients are what the formulas say, row by row; a unit at the kink passes nothing back."""
    check_close(loss_and_gradients(*case), by_definition(*case))


@given(st.integers(0, 9999), st.sampled_from(NAMES))
def test_gradients_agree_with_differences(seed, name):
    """Each gradient is the slope of the loss: nudging one parameter changes the loss by the nudge times its entry."""
    params, X, y, decay = drawn(seed, 3, 2, 2, 2)

    def loss_at(point):
        return parts(loss_and_gradients({**params, name: point}, X, y, decay), params)[0]

    _, gradients = parts(loss_and_gradients(params, X, y, decay), params)
    check_gradient(
        loss_at, params[name], gradients[name], why=f"The gradient of {name} is the slope of the loss along {name}."
    )


@given(batches())
def test_hidden_units_have_no_order(case):
    """Hidden units in another order, with their weights and biases, give the same loss; their gradients move along."""
    params, X, y, decay = case
    loss, gradients = parts(loss_and_gradients(*case), params)
    order = np.roll(np.arange(len(params["b1"]))[::-1], 1)
    moved, expected = (
        {"W1": a["W1"][:, order], "b1": a["b1"][order], "W2": a["W2"][order], "b2": a["b2"]}
        for a in (params, gradients)
    )
    check_close(loss_and_gradients(moved, X, y, decay), (loss, expected))


@given(batches((N_MAX // 2, D_MAX, H_MAX, K_MAX)))
def test_a_batch_given_twice(case):
    """A batch in which every row stands twice has the same loss and the same gradients: both are means over rows."""
    params, X, y, decay = case
    expected = parts(loss_and_gradients(*case), params)
    check_close(loss_and_gradients(params, np.tile(X, (2, 1)), np.tile(y, 2), decay), expected)


@given(batches(), st.sampled_from([2.0, 0.25]))
def test_scale_moves_between_layers(case, factor):
    """Twice the first layer and half the second one is the same network: their gradients become half and twice as large."""
    params, X, y, _ = case
    loss, slopes = parts(loss_and_gradients(params, X, y), params)
    factors = {"W1": factor, "b1": factor, "W2": 1 / factor, "b2": 1.0}
    scaled = {name: params[name] * factors[name] for name in NAMES}
    expected = {name: slopes[name] / factors[name] for name in NAMES}
    check_close(loss_and_gradients(scaled, X, y), (loss, expected))


@given(batches(), st.sampled_from([1.0, 1e4, -1e4]))
def test_a_constant_on_all_scores_changes_nothing(case, shift):
    """Adding one number to every entry of b2 leaves the probabilities, so the loss and all gradients, as they were."""
    params, X, y, decay = case
    expected = parts(loss_and_gradients(*case), params)
    check_close(loss_and_gradients({**params, "b2": params["b2"] + shift}, X, y, decay), expected)


@given(strategy(size=2))
def test_arguments_are_left_alone(case):
    """The parameters, the inputs and the labels hold the same numbers after the call as before."""
    params, X, y, decay = case
    kept = {name: array.copy() for name, array in params.items()}, X.copy(), y.copy()
    loss_and_gradients(params, X, y, decay)
    check_same((params, X, y), kept, why="The arguments must not change: work on arrays of your own.")


def test_the_largest_batch():
    """With all parameters 0 in the largest network, k classes are equally likely, and only b2 has a gradient."""
    params = {
        "W1": np.zeros((D_MAX, H_MAX)),
        "b1": np.zeros(H_MAX),
        "W2": np.zeros((H_MAX, K_MAX)),
        "b2": np.zeros(K_MAX),
    }
    slopes = {name: np.zeros(array.shape) for name, array in params.items()}
    slopes["b2"] = 1 / K_MAX - np.eye(K_MAX)[0]
    answer = loss_and_gradients(params, np.ones((N_MAX, D_MAX)), np.zeros(N_MAX, dtype=np.int64), 1.0)
    check_close(answer, (math.log(K_MAX), slopes))
