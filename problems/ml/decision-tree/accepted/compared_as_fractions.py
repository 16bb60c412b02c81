import numpy as np

#: A leaf is a label; any other tree is (feature, threshold, left, right).
Tree = int | tuple[int, float, "Tree", "Tree"]


def fit_tree(X: np.ndarray, y: np.ndarray, max_depth: int, min_leaf: int) -> Tree:
    """Grow a classification tree on the rows of X, shape (n, d), and their labels y, shape (n,)."""
    if max_depth < 0 or min_leaf < 1:
        raise ValueError("max_depth must be at least 0 and min_leaf at least 1")

    def grow(rows: np.ndarray, depth: int) -> Tree:
        labels, codes, counts = np.unique(y[rows], return_inverse=True, return_counts=True)
        leaf = int(
            labels[np.argmax(counts)]
        )  # labels rise, and argmax takes the first: the smallest of the most frequent
        if len(labels) == 1 or depth == max_depth:
            return leaf
        question = best_question(X[rows], codes.ravel(), counts, min_leaf)
        if question is None:
            return leaf
        feature, threshold = question
        left = X[rows, feature] <= threshold
        return (feature, threshold, grow(rows[left], depth + 1), grow(rows[~left], depth + 1))

    return grow(np.arange(len(y)), 0)


def best_question(X: np.ndarray, codes: np.ndarray, counts: np.ndarray, min_leaf: int) -> tuple[int, float] | None:
    """The allowed feature and threshold with the lowest Gini impurity, or None.

    n G = n - (sum of squared counts on the left) / n_L - (the same on the right) / n_R, so the lowest G has the largest sum of these two
    fractions. They are compared as fractions of integers, where rounding has no say.
    """
    n, d = X.shape
    best = None
    best_top, best_bottom = -1, 1
    for feature in range(d):
        order = np.argsort(X[:, feature], kind="stable")
        values = X[order, feature].tolist()
        moved = codes[order].tolist()
        left, right = [0] * len(counts), counts.tolist()
        left_squares, right_squares = 0, sum(c * c for c in right)
        for n_left in range(1, n):
            c = moved[n_left - 1]
            left_squares += 2 * left[c] + 1
            right_squares -= 2 * right[c] - 1
            left[c] += 1
            right[c] -= 1
            n_right = n - n_left
            a, b = values[n_left - 1], values[n_left]
            if a == b or n_left < min_leaf or n_right < min_leaf:
                continue
            top, bottom = left_squares * n_right + right_squares * n_left, n_left * n_right
            if top * best_bottom > best_top * bottom:
                best, best_top, best_bottom = (feature, (a + b) / 2), top, bottom
    return best


def predict(tree: Tree, X: np.ndarray) -> np.ndarray:
    """The label that the tree gives to each row of X: an int64 array of shape (m,)."""
    answer = np.empty(len(X), dtype=np.int64)
    waiting = [(tree, np.arange(len(X)))]  # no recursion: a tree by hand may be deep
    while waiting:
        node, rows = waiting.pop()
        if not isinstance(node, tuple):
            answer[rows] = node
        elif len(rows) > 0:
            feature, threshold, left, right = node
            goes_left = X[rows, feature] <= threshold
            waiting.append((left, rows[goes_left]))
            waiting.append((right, rows[~goes_left]))
    return answer
