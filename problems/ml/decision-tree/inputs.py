"""What `fit_tree` may be called with: a few rows of small whole numbers with many ties, more of them in a crowd, and the edges."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
from hypothesis import strategies as st

from rehearse_sandbox.kit import check_same, check_true

N_MAX = 100
D_MAX = 5
X_MAX = 1000
LABEL_MAX = 1_000_000_000
DEPTH_MAX = 20


def is_table(X, rows_min):
    return (
        isinstance(X, np.ndarray)
        and X.dtype == np.float64
        and X.ndim == 2
        and rows_min <= X.shape[0] <= N_MAX
        and 1 <= X.shape[1] <= D_MAX
        and bool(((np.abs(X) <= X_MAX) & (np.round(X) == X)).all())
    )


def valid(X, y, max_depth, min_leaf):
    """Whether the statement allows this call of `fit_tree`. Limits that are too small are allowed: they must raise ValueError."""
    return (
        is_table(X, 1)
        and isinstance(y, np.ndarray)
        and y.dtype == np.int64
        and y.shape == X.shape[:1]
        and bool((np.abs(y) <= LABEL_MAX).all())
        and type(max_depth) is int
        and max_depth <= DEPTH_MAX
        and type(min_leaf) is int
    )


def is_tree(tree, columns):
    """Whether this is a tree that asks about these columns only."""
    if type(tree) is not tuple:
        return type(tree) is int and abs(tree) <= LABEL_MAX
    return (
        len(tree) == 4
        and type(tree[0]) is int
        and 0 <= tree[0] < columns
        and type(tree[1]) is float
        and is_tree(tree[2], columns)
        and is_tree(tree[3], columns)
    )


def valid_calls(name, arguments, operations):
    """Whether one of the functions may be called like this."""
    if name == "predict":
        return is_table(arguments[1], 0) and is_tree(arguments[0], arguments[1].shape[1])
    return valid(*arguments)


def plain(tree):
    """The tree with integers and floats of Python, after a check that it has the promised form."""
    if isinstance(tree, int | np.integer) and not isinstance(tree, bool):
        return int(tree)
    why = "A tree is a label, or a tuple (feature, threshold, left, right) whose last two are trees."
    check_true(type(tree) is tuple and len(tree) == 4, why, output=tree)
    feature, threshold, left, right = tree
    check_true(
        isinstance(feature, int | np.integer) and isinstance(threshold, int | float | np.number), why, output=tree
    )
    return int(feature), float(threshold), plain(left), plain(right)


def check_tree(tree, expected):
    """The tree is exactly the expected one."""
    check_same(plain(tree), expected)


def questions(X, y, min_leaf):
    """The impurity that each allowed question leaves, as a fraction, with its feature and its threshold; no rule of ties yet."""
    found = []
    for feature in range(X.shape[1]):
        values = sorted(set(X[:, feature].tolist()))
        for low, high in pairwise(values):
            left = X[:, feature] <= low
            parts = y[left].tolist(), y[~left].tolist()
            if min(map(len, parts)) >= min_leaf:
                found.append((sum(map(mixture, parts)), feature, (low + high) / 2))
    return found


def mixture(labels):
    """The Gini impurity of these labels, times how many they are."""
    return len(labels) - Fraction(sum(labels.count(label) ** 2 for label in set(labels)), len(labels))


def most_frequent(y):
    """The most frequent label, and the smallest one among equals."""
    labels = y.tolist()
    return min(set(labels), key=lambda label: (-labels.count(label), label))


@st.composite
def strategy(draw, size=6):
    """Up to `size` rows with 1 or 2 features on a small grid, three labels, and small limits."""
    rows, columns = draw(st.integers(1, size)), draw(st.integers(1, 2))
    entries = draw(st.lists(st.integers(-2, 2), min_size=rows * columns, max_size=rows * columns))
    y = draw(st.lists(st.sampled_from([-1, 5, 2]), min_size=rows, max_size=rows))
    X = np.array(entries, dtype=np.float64).reshape(rows, columns)
    return X, np.array(y, dtype=np.int64), draw(st.integers(0, 3)), draw(st.integers(1, 2))


@st.composite
def crowds(draw):
    """8 to 30 rows with up to 3 features on a coarse grid, two or three labels; read as a whole, not entry by entry."""
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    rows, columns = draw(st.integers(8, 30)), draw(st.integers(1, 3))
    X = rng.integers(-4, 5, size=(rows, columns)).astype(np.float64)
    y = rng.integers(0, draw(st.integers(2, 3)), size=rows)
    return X, y, draw(st.integers(0, 6)), draw(st.integers(1, 4))


#: Trees that ask about two features, as somebody would write them by hand.
TREES = st.recursive(
    st.integers(-3, 3),
    lambda parts: st.tuples(st.integers(0, 1), st.integers(-4, 4).map(lambda half: half / 2), parts, parts),
    max_leaves=5,
)


def rows_for(columns, size=4):
    """No row at all, or up to `size` of them."""
    return st.integers(0, size).flatmap(
        lambda count: st.lists(st.integers(-3, 3), min_size=count * columns, max_size=count * columns).map(
            lambda entries: np.array(entries, dtype=np.float64).reshape(count, columns)
        )
    )


EDGE = {
    "one row": (np.array([[3.0, 1.0]]), np.array([7]), 3, 1),
    "one label": (np.array([[1.0], [2.0]]), np.array([7, 7]), 3, 1),
    "no question allowed": (np.array([[1.0], [2.0]]), np.array([7, 4]), 0, 1),
    "equal rows": (np.array([[3.0], [3.0], [3.0]]), np.array([4, 4, 1]), 5, 1),
    "equally frequent labels": (np.array([[1.0], [2.0]]), np.array([7, 4]), 5, 2),
    "exclusive or": (np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 0]), 2, 1),
    "equally good features": (np.array([[0.0, 5.0], [1.0, 6.0]]), np.array([0, 1]), 2, 1),
    "leaves of three rows": (
        np.array([[1.0], [2.0], [3.0], [4.0], [5.0], [6.0]]),
        np.array([7, 2, 2, 2, 3, 3]),
        5,
        3,
    ),
    "max_depth is negative": (np.array([[1.0], [2.0]]), np.array([7, 4]), -1, 1),
    "min_leaf is zero": (np.array([[1.0], [2.0]]), np.array([7, 4]), 1, 0),
}


TRY = {
    "a tree by hand": """\
predict((1, 2.0, 5, (0, -1.5, 7, -4)), array([[0.0, 2.0], [-2.0, 3.0], [-1.0, 3.0]]))
""",
}
