import numpy as np

#: A leaf is a label; any other tree is (feature, threshold, left, right).
Tree = int | tuple[int, float, "Tree", "Tree"]


def fit_tree(X: np.ndarray, y: np.ndarray, max_depth: int, min_leaf: int) -> Tree:
    """Grow a classification tree on the rows of X, shape (n, d), and their labels y, shape (n,).

    Raises ValueError when max_depth is negative or min_leaf is less than 1.
    """
    raise NotImplementedError


def predict(tree: Tree, X: np.ndarray) -> np.ndarray:
    """The label that the tree gives to each row of X: an int64 array of shape (m,)."""
    raise NotImplementedError
