"""Laws of a vote among the nearest rows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import D_MAX, LABEL_MAX, M_MAX, N_MAX, SPREAD_MAX, X_MAX, crowds, strategy
from solution import knn_predict

from rehearse_sandbox.kit import check_form, check_same


def by_hand(X, y, queries, k):
    """Rank the rows of each query by squared distance and row number, in whole numbers, and count the votes in a list."""
    results = []
    for query in queries.tolist():
        distances = [sum(int(a - b) ** 2 for a, b in zip(row, query, strict=True)) for row in X.tolist()]
        ranking = sorted(range(len(X)), key=lambda i: (distances[i], i))
        votes = [int(y[i]) for i in ranking[:k]]
        most = max(votes.count(label) for label in votes)
        results.append(next(label for label in votes if votes.count(label) == most))
    return np.array(results, dtype=np.int64)


@given(strategy())
def test_vote_by_hand(case):
    """The k nearest rows vote, the lower number first at equal distance; equal votes go to the label with the nearest row."""
    check_same(knn_predict(*case), by_hand(*case))


@given(crowds())
def test_crowded_grid(case):
    """Where many rows are at equal distance, those with the lower row numbers vote, and distance is the straight line."""
    check_same(knn_predict(*case), by_hand(*case))


@given(strategy(), st.integers(X_MAX // 2, X_MAX - 2))
def test_moving_all_points(case, shift):
    """Moving all rows and queries by the same whole number, however far, changes no distance and so no answer."""
    X, y, queries, k = case
    check_same(knn_predict(X + shift, y, queries + shift, k), by_hand(X, y, queries, k))


@given(strategy())
def test_mirrored_points(case):
    """Exchanging the columns, or changing their sign, changes no distance and so no answer."""
    X, y, queries, k = case
    check_same(knn_predict(-X[:, ::-1].copy(), y, -queries[:, ::-1].copy(), k), by_hand(X, y, queries, k))


@given(strategy(), st.sets(st.integers(-LABEL_MAX, LABEL_MAX), min_size=3, max_size=3).map(list))
def test_other_names_for_the_labels(case, names):
    """Labels are names: other integers in their place, of any order and size, come out in the same place."""
    X, y, queries, k = case
    renamed = dict(zip((-1, 5, 2), names, strict=True))
    others = np.array([renamed[label] for label in y.tolist()])
    expected = np.array([renamed[label] for label in by_hand(*case).tolist()])
    check_same(knn_predict(X, others, queries, k), expected)


@given(strategy(), st.integers(-3, 8))
def test_every_k(case, k):
    """Each k from 1 to the number of rows has an answer for each query, also for none; any other k raises ValueError."""
    X, y, queries, _ = case
    nobody = queries[:0].copy()
    if 1 <= k <= len(X):
        check_form(
            knn_predict(X, y, nobody, k),
            shape=(0,),
            dtype="int64",
            why="Without queries the result is an empty int64 array.",
        )
    else:
        for asked in (queries, nobody):
            with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
                knn_predict(X, y, asked, k)


@given(strategy(size=4))
def test_inputs_are_left_alone(case):
    """The three arrays belong to the caller and hold the same numbers after the call."""
    X, y, queries, _ = case
    before = X.copy(), y.copy(), queries.copy()
    knn_predict(*case)
    check_same((X, y, queries), before)


def test_largest_tables():
    """The largest tables fit into memory when the differences of all pairs are never held at once."""
    rng = np.random.default_rng(7)
    X = rng.integers(0, SPREAD_MAX, size=(N_MAX, D_MAX), endpoint=True).astype(np.float64)
    X[0], X[1] = 0.0, SPREAD_MAX
    y = rng.integers(-LABEL_MAX, LABEL_MAX, size=N_MAX, endpoint=True)
    y[0] = LABEL_MAX
    # Each query is a step away from one of the rows, and all others are far.
    near = np.arange(M_MAX) % N_MAX
    queries = np.clip(X[near] + rng.integers(-9, 9, size=(M_MAX, D_MAX)), 0, SPREAD_MAX)
    check_same(knn_predict(X + (X_MAX - SPREAD_MAX), y, queries + (X_MAX - SPREAD_MAX), 1), y[near])
