"""Ask the best question, divide the rows by it, and grow both parts in the same way, with one level less to go."""

import numpy as np

Tree = int | tuple[int, float, "Tree", "Tree"]


def fit_tree(X: np.ndarray, y: np.ndarray, max_depth: int, min_leaf: int) -> Tree:
    if max_depth < 0 or min_leaf < 1:
        raise ValueError("max_depth must be at least 0 and min_leaf at least 1")
    asks = max_depth > 0 and (y != y[0]).any()
    question = best_question(X, y, min_leaf) if asks else None
    if question is None:
        labels, counts = np.unique(y, return_counts=True)
        return int(labels[counts.argmax()])
    feature, threshold = question
    left = X[:, feature] <= threshold
    return (
        feature,
        threshold,
        fit_tree(X[left], y[left], max_depth - 1, min_leaf),
        fit_tree(X[~left], y[~left], max_depth - 1, min_leaf),
    )


def best_question(X: np.ndarray, y: np.ndarray, min_leaf: int) -> tuple[int, float] | None:
    """The feature and the threshold that leave the least impurity; None when no question is allowed."""
    labels, codes = np.unique(y, return_inverse=True)
    one_hot = np.eye(len(labels))[codes]
    best, purest = None, -np.inf
    for feature, values in enumerate(X.T):
        order = np.argsort(values)
        ranked = values[order]
        counts = np.cumsum(one_hot[order], axis=0)
        for size in range(min_leaf, len(y) - min_leaf + 1):
            low, high = ranked[size - 1], ranked[size]
            if low == high:
                continue
            left, right = counts[size - 1], counts[-1] - counts[size - 1]
            # n (1 - G), which is large where G is small
            purity = left @ left / size + right @ right / (len(y) - size)
            # Equal on paper is not better, whatever the last digits say.
            if purity > purest + 1e-9:
                best, purest = (feature, float((low + high) / 2)), purity
    return best


def predict(tree: Tree, X: np.ndarray) -> np.ndarray:
    return np.array([label_of(row, tree) for row in X], dtype=np.int64)


def label_of(row: np.ndarray, tree: Tree) -> int:
    while isinstance(tree, tuple):
        feature, threshold, left, right = tree
        tree = left if row[feature] <= threshold else right
    return tree
