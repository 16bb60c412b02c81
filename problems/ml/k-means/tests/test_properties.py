"""Laws of Lloyd's rounds: what one does, what many do, and where they end."""

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st
from inputs import (
    D_MAX,
    K_MAX,
    N_MAX,
    ROUNDS_MAX,
    X_MAX,
    check_answer,
    crowds,
    drift,
    is_clear,
    moved,
    parts,
    squared_distances,
    strategy,
    valid,
)
from solution import k_means

from rehearse_sandbox.kit import check_close, check_same, check_true


def nearest(X, centres):
    """The number of the nearest centre for each row, and the lowest one if there are several, by a plain loop."""
    distances = squared_distances(X, centres).tolist()
    return np.array([row.index(min(row)) for row in distances], dtype=np.int64)


def round_by_round(X, centres, rounds):
    """The answer by doing every round in full."""
    for _ in range(rounds):
        centres = moved(X, centres, nearest(X, centres))
    return centres, nearest(X, centres)


@given((strategy() | crowds(rounds=3)).filter(lambda case: valid(*case)))
def test_round_by_round(case):
    """Each round assigns all rows to their nearest centres and then moves each centre to the mean of its rows."""
    expected = round_by_round(*case)
    check_answer(k_means(*case), expected)


@given(strategy().map(lambda case: (*case[:2], ROUNDS_MAX)).filter(lambda case: valid(*case)))
def test_until_nothing_changes(case):
    """In the end every row is with its nearest centre, and every centre that has rows is their mean."""
    X, centres, rounds = case
    found, labels = parts(k_means(X, centres, rounds), X, centres)
    check_same(labels, nearest(X, found), why="Each row has the number of the nearest of the returned centres.")
    check_close(found, moved(X, found, labels), why="At the end each centre is the mean of its rows.")


@given(strategy(size=4).filter(lambda case: valid(*case)))
def test_inputs_are_left_alone(case):
    """The rows and the centres that were handed in hold the same numbers after the call."""
    X, centres, rounds = case
    X_before, centres_before = X.copy(), centres.copy()
    k_means(X, centres, rounds)
    check_same(X, X_before)
    check_same(centres, centres_before, why="The given centres belong to the caller: move a copy of them.")


@given(crowds(rounds=3), st.integers(0, 3))
def test_rounds_add_up(case, more):
    """Some rounds, and then some more from where they ended, are the same as all of them at once."""
    X, centres, first = case
    assume(is_clear(X, centres, first + more))
    halfway, _ = parts(k_means(X, centres, first), X, centres)
    check_answer(k_means(X, halfway, more), parts(k_means(X, centres, first + more), X, centres))


@given(crowds(rounds=3))
def test_inertia_never_rises(case):
    """One more round never makes the sum of squared distances to the nearest centres larger."""
    X, centres, rounds = case
    assume(is_clear(X, centres, rounds + 1))
    before, after = (
        squared_distances(X, parts(k_means(X, centres, count), X, centres)[0]).min(axis=1).sum()
        for count in (rounds, rounds + 1)
    )
    why = f"After {rounds} rounds the inertia is {before}, and after one more it is {after}; it must not rise."
    check_true(after <= before + 1e-9, why)


@given(crowds(rounds=0))
def test_order_of_the_rows(case):
    """Taking the rows in another order changes the order of the labels and nothing else."""
    X, centres, _ = case
    assume(is_clear(X, centres, ROUNDS_MAX))
    found, labels = parts(k_means(X, centres, ROUNDS_MAX), X, centres)
    check_answer(k_means(X[::-1].copy(), centres, ROUNDS_MAX), (found, labels[::-1].copy()))


def test_small_moves_count():
    """Centres that moved by less than a ten-thousandth are not at the end while a row still changes its label."""
    X, centres = drift()
    check_answer(k_means(X, centres, ROUNDS_MAX), round_by_round(X, centres, 20))


def test_largest_table():
    """The largest table with as many centres as allowed, each among rows of its own, is settled after one round."""
    rng = np.random.default_rng(3)
    corners = np.where((np.arange(K_MAX)[:, np.newaxis] >> np.arange(D_MAX)) % 2 == 1, X_MAX, -X_MAX).astype(np.float64)
    owner = np.arange(N_MAX) % K_MAX
    X = corners[owner] - np.sign(corners[owner]) * rng.integers(1, 60, size=(N_MAX, D_MAX))
    expected = np.array([X[owner == j].mean(axis=0) for j in range(K_MAX)])
    check_answer(k_means(X, corners, 7), (expected, owner))
