"""Laws of every node of a tree, of trees that belong together, and of the way that a row takes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import (
    D_MAX,
    DEPTH_MAX,
    LABEL_MAX,
    N_MAX,
    TREES,
    X_MAX,
    check_tree,
    crowds,
    most_frequent,
    plain,
    questions,
    rows_for,
    strategy,
)
from solution import fit_tree, predict

from rehearse_sandbox.kit import check_same, check_true


def nodes(tree, X, y, depth=0):
    """Every node of the tree with the rows and labels that arrive there, and its depth; the root first."""
    yield tree, X, y, depth
    if type(tree) is tuple:
        feature, threshold, left, right = tree
        check_true(0 <= feature < X.shape[1], f"There is no feature {feature}.", output=tree)
        to_left = X[:, feature] <= threshold
        check_true(
            0 < to_left.sum() < len(y), "A question sends at least one row of its node to each side.", output=tree
        )
        yield from nodes(left, X[to_left], y[to_left], depth + 1)
        yield from nodes(right, X[~to_left], y[~to_left], depth + 1)


def told(X, y):
    """The rows of a node in words."""
    return f"the rows {X.tolist()} with labels {y.tolist()}"


def changed(tree, label=int, threshold=lambda _, value: value):
    """The tree with other labels and other thresholds."""
    if type(tree) is not tuple:
        return label(tree)
    feature, value, left, right = tree
    return (feature, threshold(feature, value), changed(left, label, threshold), changed(right, label, threshold))


def cut(tree, X, y, depth):
    """The tree with a leaf at every node of this depth."""
    if type(tree) is not tuple or depth == 0:
        return most_frequent(y)
    feature, threshold, left, right = tree
    to_left = X[:, feature] <= threshold
    parts = cut(left, X[to_left], y[to_left], depth - 1), cut(right, X[~to_left], y[~to_left], depth - 1)
    return (feature, threshold, *parts)


@given(strategy() | crowds())
def test_best_question(case):
    """Each question leaves the least Gini impurity of those allowed; among equals it has the lowest feature, then the lowest threshold."""
    X, y, _, min_leaf = case
    for node, rows, labels, _ in nodes(plain(fit_tree(*case)), X, y):
        if type(node) is tuple:
            allowed = questions(rows, labels, min_leaf)
            check_true(
                bool(allowed),
                f"With min_leaf={min_leaf}, no question is allowed for {told(rows, labels)}.",
                output=node,
            )
            _, feature, threshold = min(allowed)
            why = f"For {told(rows, labels)}, feature {feature} at {threshold} is the question with the least Gini impurity, by the rule for ties."
            check_true(node[:2] == (feature, threshold), why, output=node)


@given(strategy() | crowds())
def test_when_to_stop(case):
    """A node is a leaf when its labels are all equal, at max_depth, and when no question is allowed; otherwise it asks."""
    X, y, max_depth, min_leaf = case
    for node, rows, labels, depth in nodes(plain(fit_tree(*case)), X, y):
        stops = depth >= max_depth or len(set(labels.tolist())) == 1 or not questions(rows, labels, min_leaf)
        kind = "leaf" if stops else "question"
        why = (
            f"At depth {depth}, with max_depth={max_depth} and min_leaf={min_leaf}, {told(rows, labels)} make a {kind}."
        )
        check_true((type(node) is int) == stops, why, output=node)


@given(strategy() | crowds())
def test_what_a_leaf_says(case):
    """A leaf says the most frequent label of its rows, and the smallest one among equally frequent labels."""
    X, y, _, _ = case
    for node, rows, labels, _ in nodes(plain(fit_tree(*case)), X, y):
        if type(node) is int:
            why = f"The leaf of {told(rows, labels)} says {most_frequent(labels)}."
            check_true(node == most_frequent(labels), why, output=node, expected=str(most_frequent(labels)))


@given(strategy(size=8))
def test_distinct_rows_are_learned(case):
    """Deep enough and with leaves of one row, a tree gives distinct rows their own labels back, whatever they are."""
    X, places = np.unique(case[0], axis=0, return_index=True)
    y = case[1][places]
    check_same(predict(plain(fit_tree(X, y, DEPTH_MAX, 1)), X), y)


@given(crowds(), st.integers(0, 3))
def test_a_shallower_tree(case, depth):
    """A smaller max_depth gives the beginning of the deeper tree, with leaves where it is cut."""
    X, y, _, min_leaf = case
    deeper = plain(fit_tree(X, y, depth + 2, min_leaf))
    for _ in nodes(deeper, X, y):
        pass
    check_tree(fit_tree(X, y, depth, min_leaf), cut(deeper, X, y, depth))


@given(strategy())
def test_order_of_the_rows(case):
    """In which order the rows come makes no difference: backwards they give the same tree."""
    X, y, max_depth, min_leaf = case
    check_tree(fit_tree(X[::-1].copy(), y[::-1].copy(), max_depth, min_leaf), plain(fit_tree(*case)))


@given(strategy())
def test_every_row_twice(case):
    """Every row twice, and leaves of twice as many rows, give the same tree: only shares and sizes count."""
    X, y, max_depth, min_leaf = case
    twice = np.repeat(X, 2, axis=0), np.repeat(y, 2)
    check_tree(fit_tree(*twice, max_depth, 2 * min_leaf), plain(fit_tree(*case)))


@given(strategy(), st.sets(st.integers(-LABEL_MAX, LABEL_MAX), min_size=3, max_size=3).map(sorted))
def test_other_labels(case, names):
    """Other labels in the same order, however large, give the same questions, and the leaves say the others."""
    X, y, max_depth, min_leaf = case
    renamed = dict(zip((-1, 2, 5), names, strict=True))
    others = np.array([renamed[label] for label in y.tolist()], dtype=np.int64)
    tree = plain(fit_tree(*case))
    check_tree(fit_tree(X, others, max_depth, min_leaf), changed(tree, label=lambda label: renamed.get(label, label)))


@given(strategy(), st.integers(2, 300), st.integers(-300, 300))
def test_stretched_features(case, factor, shift):
    """Stretching and moving the features stretches and moves the thresholds and changes nothing else."""
    X, y, max_depth, min_leaf = case
    tree = changed(plain(fit_tree(*case)), threshold=lambda _, value: factor * value + shift)
    check_tree(fit_tree(factor * X + shift, y, max_depth, min_leaf), tree)


@given(TREES, rows_for(columns=2))
def test_the_way_of_a_row(tree, X):
    """From the root, a row goes left where its entry is at most the threshold and right otherwise; the leaf is its label."""
    expected = []
    for row in X.tolist():
        node = tree
        while type(node) is tuple:
            node = node[2] if row[node[0]] <= node[1] else node[3]
        expected.append(node)
    check_same(predict(tree, X), np.array(expected, dtype=np.int64))


@given(strategy(size=3), st.integers(-3, 0))
def test_limits_too_small(case, least):
    """A negative max_depth and a min_leaf below 1 raise ValueError, whatever the rows are."""
    X, y, max_depth, min_leaf = case
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        fit_tree(X, y, least - 1, min_leaf)
    with pytest.raises(ValueError):  # noqa: PT011
        fit_tree(X, y, max_depth, least)


@given(strategy(size=4))
def test_inputs_are_left_alone(case):
    """The rows and labels of the caller hold the same numbers after both calls."""
    X, y, max_depth, min_leaf = case
    X_before, y_before = X.copy(), y.copy()
    predict(plain(fit_tree(X, y, max_depth, min_leaf)), X)
    check_same(X, X_before)
    check_same(y, y_before)


def test_largest_table():
    """As many rows and features as allowed, with labels that mean nothing, are learned by heart when the depth suffices."""
    rng = np.random.default_rng(5)
    X = rng.integers(-X_MAX, X_MAX, size=(N_MAX, D_MAX), endpoint=True).astype(np.float64)
    X[0, 0] = X_MAX
    y = rng.integers(-1, 1, size=N_MAX, endpoint=True) * LABEL_MAX
    tree = plain(fit_tree(X, y, DEPTH_MAX, 1))
    check_same(predict(tree, X), y)
    check_same(tree[:2], min(questions(X, y, 1))[1:], why="The first question is the best one for all rows.")
