"""What the scalers may be fitted on: small whole-number tables, columns of equal entries, and columns far from zero."""

import numpy as np
from hypothesis import strategies as st

N_MAX = 200
D_MAX = 8
OFFSET_MAX = 1e6


def valid(X, new=None):
    """Whether a scaler may be fitted on the table X, and then given the table `new`."""
    return _is_table(X) and (new is None or (_is_table(new) and new.shape[1] == X.shape[1]))


def _is_table(X):
    return (
        isinstance(X, np.ndarray)
        and X.dtype == np.float64
        and X.ndim == 2
        and 1 <= X.shape[0] <= N_MAX
        and 1 <= X.shape[1] <= D_MAX
        and bool(np.isfinite(X).all())
    )


#: What learners may call, each with one table.
METHODS = ("fit", "transform", "inverse_transform")


def valid_calls(name, arguments, operations):
    """Whether these calls of one scaler are allowed. `transform` may come before `fit`: it must raise ValueError."""
    return not arguments and all(len(call) == 2 and call[0] in METHODS and _is_table(call[1]) for call in operations)


@st.composite
def strategy(draw, size=5):
    """A table of small whole numbers with up to `size` rows and 2 columns, and up to 2 new rows of the same width."""
    columns = draw(st.integers(1, 2))
    rows, new = draw(st.integers(1, size)), draw(st.integers(1, 2))
    count = (rows + new) * columns
    table = np.array(draw(st.lists(st.integers(-3, 3), min_size=count, max_size=count)), dtype=np.float64)
    return table[: rows * columns].reshape(rows, columns).copy(), table[rows * columns :].reshape(new, columns).copy()


@st.composite
def equal_columns(draw):
    """A table whose first column repeats one decimal fraction; its second column varies."""
    rows = draw(st.integers(2, 12))
    value = draw(st.integers(-99, 99)) / draw(st.sampled_from([10, 30, 70]))
    return np.column_stack([np.full(rows, value), np.arange(float(rows))])


@st.composite
def far_from_zero(draw):
    """A table of floats with spread about 1, and the same table moved up by up to `OFFSET_MAX` in each column."""
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    rows, columns = draw(st.integers(5, N_MAX)), draw(st.integers(1, D_MAX))
    # Multiples of 1/1024 can be moved by whole numbers without rounding, so both tables hold exactly the same pattern.
    X = np.round(rng.normal(size=(rows, columns)) * 1024) / 1024
    return X, X + rng.integers(OFFSET_MAX / 2, OFFSET_MAX, size=columns)


EDGE = {
    "one row": (np.array([[3.0, -1.0]]),),
    "equal entries": (np.array([[0.1], [0.1], [0.1]]),),
    "quartiles equal, range not": (np.array([[0.0], [0.0], [0.0], [0.0], [9.0]]),),
    "outlier": (np.array([[1.0], [2.0], [3.0], [4.0], [1000.0]]),),
    "two units": (np.array([[0.001, 1e6], [0.002, 2e6], [0.003, 3e6]]),),
}


TRY = {
    "new rows leave the range": """\
scaler = MinMaxScaler()
scaler.fit(array([[0.0], [5.0], [10.0]]))
scaler.transform(array([[2.5], [20.0]]))
""",
    "equal entries": """\
scaler = StandardScaler()
scaler.fit(array([[0.1], [0.1], [0.1]]))
scaler.transform(array([[0.1], [1.1]]))
""",
    "quartiles equal, range not": """\
scaler = RobustScaler()
scaler.fit(array([[0.0], [0.0], [0.0], [0.0], [9.0]]))
scaler.transform(array([[9.0]]))
""",
    "there and back": """\
scaler = RobustScaler()
scaler.fit(array([[1.0], [2.0], [3.0], [4.0], [1000.0]]))
scaler.inverse_transform(array([[-1.0], [0.0]]))
""",
    "before fit": """\
scaler = StandardScaler()
scaler.transform(array([[1.0]]))
""",
}


def sizes(n):
    """A table with n rows."""
    return (np.random.default_rng(0).normal(size=(n, D_MAX)),)
