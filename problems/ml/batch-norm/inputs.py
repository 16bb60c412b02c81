"""What is done with a `BatchNorm`: its settings, tables of small whole numbers, and tables that lie far from zero."""

import numpy as np
from hypothesis import strategies as st

N_MAX = 64
D_MAX = 8
ENTRY_MAX = 10_000


def valid(gamma, beta, momentum=0.1, eps=1e-5, X=None):
    """Whether a layer may be made of these settings, and then see this table. Training on a single row must raise ValueError."""
    return (
        _is_array(gamma, 1, 10)
        and _is_array(beta, 1, 10)
        and gamma.shape == beta.shape
        and 1 <= len(gamma) <= D_MAX
        and type(momentum) is float
        and 0.0 <= momentum <= 1.0
        and type(eps) is float
        and 1e-5 <= eps <= 1.0
        and (X is None or _is_table(X, len(gamma), ENTRY_MAX))
    )


def _is_array(array, axes, most):
    plain = isinstance(array, np.ndarray) and array.dtype == np.float64 and array.ndim == axes
    return plain and bool((np.abs(array) <= most).all())


def _is_table(X, columns, most):
    return _is_array(X, 2, most) and 1 <= len(X) <= N_MAX and X.shape[1] == columns


def valid_calls(name, arguments, operations):
    """Whether these calls of one layer are allowed: a slope has the shape of the latest result, if there is one."""
    if not (2 <= len(arguments) <= 4 and valid(*arguments)):
        return False
    columns, rows = len(arguments[0]), None
    for method, *given in operations:
        if (
            method == "forward"
            and len(given) == 2
            and _is_table(given[0], columns, ENTRY_MAX)
            and type(given[1]) is bool
        ):
            rows = rows if given[1] and len(given[0]) == 1 else len(given[0])
        elif method == "backward" and len(given) == 1 and _is_table(given[0], columns, 10):
            if rows not in (None, len(given[0])):
                return False
        elif method != "running" or given:
            return False
    return True


def whole(draw, *shape):
    """An array of small whole numbers, as floats."""
    count = int(np.prod(shape))
    cells = draw(st.lists(st.integers(-3, 3), min_size=count, max_size=count))
    return np.array(cells, dtype=np.float64).reshape(shape)


@st.composite
def settings(draw, columns):
    """Gamma, beta, momentum and epsilon for so many columns."""
    momentum, eps = draw(st.sampled_from([0.5, 0.1, 0.0, 1.0])), draw(st.sampled_from([0.25, 1.0, 1e-5]))
    return whole(draw, columns), whole(draw, columns), momentum, eps


@st.composite
def strategy(draw, size=3):
    """A layer's settings and a table for it with up to `size` rows and 2 columns."""
    columns = draw(st.integers(1, 2))
    return *draw(settings(columns)), whole(draw, draw(st.integers(2, max(size, 2))), columns)


@st.composite
def with_slopes(draw):
    """A layer's settings, a table for it, and a slope for each entry of the result."""
    case = draw(strategy())
    return *case, whole(draw, *case[-1].shape)


@st.composite
def calls(draw, most=5):
    """A layer's settings, and up to `most` calls: training, evaluation and backward in any order, single rows among them."""
    columns, rows, found = draw(st.integers(1, 2)), None, []
    chosen = draw(settings(columns))
    for method in draw(st.lists(st.sampled_from(["training", "evaluation", "backward"]), min_size=1, max_size=most)):
        if method == "backward":
            found.append(("backward", whole(draw, rows or 1, columns)))
        else:
            X = whole(draw, draw(st.integers(1, 3)), columns)
            found.append(("forward", X, method == "training"))
            rows = rows if method == "training" and len(X) == 1 else len(X)
        found.append(("running",))
    return chosen, found


@st.composite
def far_from_zero(draw):
    """A table with spread about 1/64, and the same table moved by almost `ENTRY_MAX` in each column."""
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    rows, columns = draw(st.integers(5, N_MAX)), draw(st.integers(1, D_MAX))
    # Multiples of 1/4096 can be moved by whole numbers without rounding, so both tables hold exactly the same pattern.
    X = np.round(rng.normal(size=(rows, columns)) * 64) / 4096
    return X, X + rng.integers(ENTRY_MAX // 2, ENTRY_MAX, size=columns)


ONE, ZERO = np.array([1.0]), np.array([0.0])

EDGE = {
    "two rows": (ONE, ZERO, 0.1, 1e-5, np.array([[2.0], [6.0]])),
    "equal entries": (ONE, ZERO, 0.1, 1e-5, np.array([[0.1], [0.1], [0.1]])),
    "no momentum": (ONE, ZERO, 0.0, 1e-5, np.array([[1.0], [2.0]])),
    "nothing but the batch": (ONE, ZERO, 1.0, 1e-5, np.array([[1.0], [2.0]])),
    "a single row": (ONE, ZERO, 0.1, 1e-5, np.array([[1.0]])),
    "far from zero": (ONE, ZERO, 0.1, 1e-5, np.array([[9999.99], [10000.0]])),
}

TRY = {
    "train, then evaluate": """\
layer = BatchNorm(array([3.0]), array([1.0]), 0.5, 0.25)
layer.forward(array([[2.0], [6.0]]), True)
layer.running()
layer.forward(array([[2.0]]), False)
""",
    "back through a batch": """\
layer = BatchNorm(array([1.0]), array([0.0]))
layer.forward(array([[1.0], [2.0], [4.0]]), True)
layer.backward(array([[1.0], [0.0], [0.0]]))
""",
    "equal entries": """\
layer = BatchNorm(array([1.0]), array([5.0]))
layer.forward(array([[0.1], [0.1], [0.1]]), True)
""",
    "a single row": """\
layer = BatchNorm(array([1.0]), array([0.0]))
layer.forward(array([[1.0]]), True)
""",
}


def sizes(n):
    """Settings, and a table of n rows."""
    return np.ones(D_MAX), np.zeros(D_MAX), 0.1, 1e-5, np.random.default_rng(0).normal(size=(n, D_MAX))
