import numpy as np


def impurity(labels):
    shares = np.unique(labels, return_counts=True)[1] / len(labels)
    return 1.0 - np.sum(shares**2)


def leaf(y):
    values, counts = np.unique(y, return_counts=True)
    return int(values[np.argmax(counts)])


def find_split(X, y, min_leaf):
    best = None
    best_score = float("inf")
    for j in range(X.shape[1]):
        values = np.unique(X[:, j])
        for t in (values[1:] + values[:-1]) / 2:
            mask = X[:, j] <= t
            n_left = int(mask.sum())
            n_right = len(y) - n_left
            score = (n_left * impurity(y[mask]) + n_right * impurity(y[~mask])) / len(y)
            if score < best_score - 1e-9:
                best_score = score
                best = (j, float(t))
    if best is not None:
        mask = X[:, best[0]] <= best[1]
        if min(mask.sum(), (~mask).sum()) < min_leaf:
            return None
    return best


def build(X, y, depth, max_depth, min_leaf):
    if depth == max_depth or len(np.unique(y)) == 1:
        return leaf(y)
    split = find_split(X, y, min_leaf)
    if split is None:
        return leaf(y)
    j, t = split
    mask = X[:, j] <= t
    return (
        j,
        t,
        build(X[mask], y[mask], depth + 1, max_depth, min_leaf),
        build(X[~mask], y[~mask], depth + 1, max_depth, min_leaf),
    )


def fit_tree(X, y, max_depth, min_leaf):
    if max_depth < 0 or min_leaf < 1:
        raise ValueError("bad limits")
    return build(X, y, 0, max_depth, min_leaf)


def predict(tree, X):
    result = np.zeros(len(X), dtype=np.int64)
    for i, row in enumerate(X):
        node = tree
        while isinstance(node, tuple):
            j, t, left, right = node
            node = left if row[j] <= t else right
        result[i] = node
    return result
