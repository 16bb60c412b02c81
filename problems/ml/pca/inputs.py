"""What the three functions may be called with: small whole-number tables, tables of known directions, and tables far from zero."""

import numpy as np
from hypothesis import strategies as st

from rehearse_sandbox.kit import check_form, check_true, matrices

N_MAX = 200
D_MAX = 12
X_MAX = 1_000_000

#: Where the entries of two signs differ by less in size, both signs of the component are right.
TIE = 1e-6


def valid(X, k):
    """Whether `fit` may be called like this. A `k` that does not fit is allowed, and one row as well: they must raise ValueError."""
    return _is_table(X, D_MAX) and bool((np.abs(X) <= X_MAX).all()) and type(k) is int


def valid_calls(name, arguments, operations):
    """Whether one of the functions may be called like this."""
    if name == "fit":
        return len(arguments) == 2 and valid(*arguments)
    if len(arguments) != 3:
        return False
    rows, mean, components = arguments
    if not (_is_table(rows, D_MAX) and _is_table(components, D_MAX) and isinstance(mean, np.ndarray)):
        return False
    width = components.shape[1 if name == "project" else 0]
    is_mean = mean.dtype == np.float64 and mean.shape == components.shape[1:] and bool(np.isfinite(mean).all())
    return is_mean and rows.shape[1] == width


def _is_table(table, columns_max):
    return (
        isinstance(table, np.ndarray)
        and table.dtype == np.float64
        and table.ndim == 2
        and 1 <= table.shape[0] <= N_MAX
        and 1 <= table.shape[1] <= columns_max
        and bool(np.isfinite(table).all())
    )


def covariance(X):
    """The covariance matrix of the columns, with n - 1."""
    centred = X - X.mean(axis=0)
    return centred.T @ centred / (len(X) - 1)


def largest_left(S, components):
    """For each component, the largest variance of any direction that is orthogonal to the components before it."""
    found = []
    for j in range(len(components)):
        before = components[:j]
        others = np.eye(len(S)) - before.T @ before
        found.append(np.linalg.eigvalsh(others @ S @ others)[-1])
    return np.maximum(found, 0.0)


def along(S, components):
    """The variance along each component."""
    return np.array([component @ S @ component for component in components])


def has_right_sign(components):
    """For each component, whether its entry of largest absolute value is positive, or nearly tied with one that is."""
    return components.max(axis=1) >= np.abs(components).max(axis=1) - TIE


def parts(answer, columns, k):
    """The mean, the components and the variances of an answer, after a check that they have the promised form."""
    mean, components, variances = check_form(
        answer, kind=tuple, length=3, why="fit returns the tuple (mean, components, variances)."
    )
    check_form(mean, shape=(columns,), dtype="float64", why="The mean is one float64 number for each column.")
    check_form(components, shape=(k, columns), dtype="float64", why="There are k components, one in each row.")
    check_form(variances, shape=(k,), dtype="float64", why="There is one float64 variance for each component.")
    is_finite = all(np.isfinite(part).all() for part in (mean, components, variances))
    check_true(is_finite, "All numbers that fit returns are finite.", output=answer)
    return mean, components, variances


def accepts(answer, *arguments):
    """What is wrong with an answer of `fit`, in words, or an empty text; the two formulas have one right answer only."""
    if len(arguments) != 2:
        return False
    X, k = arguments
    shapes = [(X.shape[1],), (k, X.shape[1]), (k,)]
    if type(answer) is not tuple or len(answer) != 3 or not all(isinstance(part, np.ndarray) for part in answer):
        return "fit returns a tuple of three arrays"
    if [part.shape for part in answer] != shapes or any(part.dtype != np.float64 for part in answer):
        return f"the three arrays have other shapes than {shapes}, or are not of float64"
    if not all(np.isfinite(part).all() for part in answer):
        return "the arrays hold NaN or infinity"
    mean, components, variances = answer
    S = covariance(X)
    near = {"rtol": 1e-7, "atol": 1e-7}
    laws = [
        (np.allclose(mean, X.mean(axis=0), **near), "the mean is not that of the columns"),
        (
            np.allclose(components @ components.T, np.eye(k), **near),
            "the components are not orthogonal and of length 1",
        ),
        (np.allclose(variances, along(S, components), **near), "the variances are not those along the components"),
        (np.allclose(variances, largest_left(S, components), **near), "some direction that was left has more variance"),
        (bool((variances >= 0).all()), "a variance is negative"),
        (bool(has_right_sign(components).all()), "a component's entry of largest absolute value is negative"),
    ]
    return next((fault for holds, fault in laws if not holds), "")


@st.composite
def strategy(draw, size=5):
    """A table of small whole numbers with up to `size` rows and 3 columns, often short of full rank, and a number of components."""
    X = draw(matrices((2, size), (1, 3)))
    return X, draw(st.integers(1, X.shape[1]))


@st.composite
def known(draw):
    """A table made of orthogonal directions with different variances, a number of components, and what `fit` must find."""
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    columns = draw(st.integers(1, D_MAX))
    rows, k = draw(st.integers(columns + 2, 60)), draw(st.integers(1, columns))
    left = rng.normal(size=(rows, columns))
    left, _ = np.linalg.qr(left - left.mean(axis=0))
    directions, _ = np.linalg.qr(rng.normal(size=(columns, columns)))
    directions *= np.where(has_right_sign(directions), 1.0, -1.0)[:, np.newaxis]
    lengths, mean = np.geomspace(10.0, 1.0, columns), rng.uniform(-5.0, 5.0, size=columns)
    variances = lengths**2 / (rows - 1)
    return left * lengths @ directions + mean, k, (mean, directions[:k].copy(), variances[:k].copy())


@st.composite
def far_from_zero(draw):
    """A table of floats with spread about 1, how far each of its columns is moved away, and a number of components."""
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    rows, columns = draw(st.integers(2, 60)), draw(st.integers(1, 5))
    # Multiples of 1/1024 can be moved by whole numbers without rounding, so the moved table holds the same pattern.
    X = np.round(rng.normal(size=(rows, columns)) * 1024) / 1024
    shift = rng.integers(X_MAX // 2, X_MAX - 10, size=columns).astype(np.float64)
    return X, shift, draw(st.integers(1, columns))


@st.composite
def formulas(draw):
    """A few rows, a mean and components of small whole numbers, which need not be orthogonal; and as many coordinates."""
    rows, columns, k = (draw(st.integers(1, most)) for most in (2, 3, 2))
    X, Z = draw(matrices(rows, columns)), draw(matrices(rows, k))
    return X, Z, draw(matrices(1, columns))[0].copy(), draw(matrices(k, columns))


EDGE = {
    "two rows": (np.array([[0.0, 0.0], [3.0, 4.0]]), 1),
    "fewer rows than components": (np.array([[1.0, 0.0, 0.0], [3.0, 0.0, 0.0]]), 3),
    "all rows are equal": (np.array([[0.1, 0.7], [0.1, 0.7], [0.1, 0.7]]), 2),
    "equal variances": (np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]]), 2),
    "one column": (np.array([[1.0], [2.0], [6.0]]), 1),
    "the same column twice": (np.array([[0.0, 0.0], [1.0, 1.0], [5.0, 5.0]]), 2),
    "one row": (np.array([[1.0, 2.0]]), 1),
    "too many components": (np.array([[1.0, 2.0], [3.0, 5.0]]), 3),
}


TRY = {
    "coordinates of a new row": "project(array([[5.0, 7.0]]), array([1.0, 2.0]), array([[0.6, 0.8]]))",
    "a row from its coordinate": "rebuild(array([[5.0]]), array([1.0, 2.0]), array([[0.6, 0.8]]))",
}
