"""What may be asked of CSR matrices: small ones of small whole numbers, with empty rows and values that cancel."""

from itertools import pairwise

from hypothesis import strategies as st
from solution import csr_times_csr

SIDE_MAX = 2000
ENTRIES_MAX = 4000
VALUE_MAX = 1_000_000


def csr_of(table, cols):
    """The one form of a dense table, a list of rows of so many columns."""
    starts, columns, values = [0], [], []
    for row in table:
        columns += [column for column in range(cols) if row[column] != 0]
        values += [value for value in row if value != 0]
        starts.append(len(columns))
    return (len(table), cols), starts, columns, values


def valid(shape, entries):
    """Whether a matrix may be made of these. Positions outside of the shape are allowed: they must raise ValueError."""
    return (
        _is_shape(shape)
        and isinstance(entries, list)
        and len(entries) <= ENTRIES_MAX
        and all(isinstance(entry, tuple) and len(entry) == 3 and all(map(_is_number, entry)) for entry in entries)
    )


def valid_calls(name, arguments, _):
    """Whether the function may be called with these arguments."""
    if name == "csr_from_entries":
        return valid(*arguments)
    if name == "csr_times_vector":
        matrix, x = arguments
        return is_csr(matrix) and isinstance(x, list) and len(x) <= SIDE_MAX and all(map(_is_number, x))
    return all(map(is_csr, arguments))


def _is_number(number):
    return type(number) is int and abs(number) <= VALUE_MAX


def _is_shape(shape):
    return (
        isinstance(shape, tuple)
        and len(shape) == 2
        and all(type(side) is int and 0 <= side <= SIDE_MAX for side in shape)
    )


def is_csr(matrix):
    """Whether this is a matrix in the form of the statement."""
    if not (isinstance(matrix, tuple) and len(matrix) == 4 and _is_shape(matrix[0])):
        return False
    (rows, cols), starts, columns, values = matrix
    return (
        all(isinstance(part, list) and all(type(number) is int for number in part) for part in matrix[1:])
        and len(starts) == rows + 1
        and starts[0] == 0
        and starts[-1] == len(columns) == len(values) <= ENTRIES_MAX
        and all(start <= end for start, end in pairwise(starts))
        and all(0 <= column < cols for column in columns)
        and all(a < b for start, end in pairwise(starts) for a, b in pairwise(columns[start:end]))
        and all(value != 0 and abs(value) <= VALUE_MAX for value in values)
    )


SIDES = st.sampled_from([2, 1, 3, 0])
#: Half of the values are 0, so rows and columns are often empty.
VALUES = st.sampled_from([0, 1, 0, -1, 0, 2])


def tables(draw, rows, cols):
    """A dense table of small values."""
    return [[draw(VALUES) for _ in range(cols)] for _ in range(rows)]


@st.composite
def dense(draw):
    """A dense table and its number of columns."""
    rows, cols = draw(SIDES), draw(SIDES)
    return tables(draw, rows, cols), cols


@st.composite
def factors(draw):
    """Two dense tables that can be multiplied, and the columns of each."""
    rows, inner, cols = draw(SIDES), draw(SIDES), draw(SIDES)
    return tables(draw, rows, inner), inner, tables(draw, inner, cols), cols


@st.composite
def strategy(draw, size=8):
    """A shape and up to `size` entries in any order; positions come again, and sums become 0."""
    rows, cols = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    entry = st.tuples(st.integers(0, rows - 1), st.integers(0, cols - 1), st.integers(-2, 2))
    return (rows, cols), draw(st.lists(entry, max_size=size))


EDGE = {
    "no entries": ((2, 2), []),
    "no rows": ((0, 3), []),
    "no columns": ((3, 0), []),
    "same position twice": ((1, 1), [(0, 0, 2), (0, 0, 3)]),
    "values cancel": ((1, 2), [(0, 1, 2), (0, 1, -2)]),
    "a value of zero": ((1, 2), [(0, 1, 0)]),
    "out of order": ((2, 2), [(1, 1, 4), (0, 1, 2), (0, 0, 1)]),
    "empty rows at both ends": ((4, 1), [(1, 0, 5), (2, 0, 6)]),
    "a negative row": ((2, 2), [(-1, 0, 1)]),
    "a column too far": ((2, 2), [(0, 2, 0)]),
}


def sizes(n):
    """Two square matrices with two entries in each row but the last."""
    starts = [*range(0, 2 * n, 2), 2 * n - 1]
    columns = [column for row in range(n) for column in (row, row + 1) if column < n]
    matrix = (n, n), starts, columns, [1 + place % 5 for place in range(2 * n - 1)]
    return matrix, ((n, n), list(starts), list(columns), [2] * (2 * n - 1))


def work(left, right):
    """What is timed: one product."""
    return csr_times_csr(left, right)
