"""Laws of sparse matrices: they are what dense tables are, without the zeros."""

from copy import deepcopy

from hypothesis import given
from hypothesis import strategies as st
from inputs import ENTRIES_MAX, SIDE_MAX, VALUE_MAX, csr_of, dense, factors, strategy
from solution import csr_from_entries, csr_times_csr, csr_times_vector, csr_transpose

from rehearse_sandbox.kit import check_same


@given(strategy())
def test_same_as_a_dense_table(case):
    """The matrix holds what is in a dense table after every value was added at its position, without the zeros."""
    (rows, cols), entries = case
    table = [[0] * cols for _ in range(rows)]
    for row, column, value in entries:
        table[row][column] += value
    check_same(csr_from_entries((rows, cols), list(entries)), csr_of(table, cols))


@given(dense(), st.lists(st.integers(-3, 3), min_size=3, max_size=3))
def test_vector_by_definition(case, numbers):
    """Entry i of the product is the sum over all columns of the value in row i times the number of the vector."""
    table, cols = case
    expected = [sum(row[column] * numbers[column] for column in range(cols)) for row in table]
    check_same(csr_times_vector(csr_of(table, cols), numbers[:cols]), expected)


@given(dense())
def test_transposed_there_and_back(case):
    """Row i, column j of a matrix is row j, column i of the transposed one; transposed twice it is as before."""
    table, cols = case
    turned = csr_of([[row[column] for row in table] for column in range(cols)], len(table))
    check_same(csr_transpose(csr_of(table, cols)), turned)
    check_same(csr_transpose(turned), csr_of(table, cols))


@given(factors())
def test_product_by_definition(case):
    """Each entry of the product is the sum of the products along the inner side, and zeros are not stored."""
    left, inner, right, cols = case
    table = [[sum(row[k] * right[k][j] for k in range(inner)) for j in range(cols)] for row in left]
    check_same(csr_times_csr(csr_of(left, inner), csr_of(right, cols)), csr_of(table, cols))


@given(strategy(), factors())
def test_arguments_are_left_alone(case, tables):
    """Entries, matrices and vectors hold the same after all calls as before."""
    shape, entries = deepcopy(case)
    csr_from_entries(shape, entries)
    check_same((shape, entries), case, why="The entries belong to the caller.")
    left, right = csr_of(*tables[:2]), csr_of(*tables[2:])
    kept, x = deepcopy((left, right)), list(range(tables[1]))
    csr_times_vector(left, x)
    csr_transpose(left)
    csr_times_csr(left, right)
    check_same((left, right), kept, why="The matrices belong to the caller.")
    check_same(x, list(range(tables[1])), why="The vector belongs to the caller.")


def test_as_much_as_allowed():
    """As many entries as allowed, on the diagonal of the largest matrix and in halves, make a diagonal matrix."""
    entries = [(place, place, VALUE_MAX) for place in range(SIDE_MAX)]
    entries += [(place, place, 1 - VALUE_MAX) for place in range(ENTRIES_MAX - SIDE_MAX)]
    diagonal = list(range(SIDE_MAX))
    one = (SIDE_MAX, SIDE_MAX), [*diagonal, SIDE_MAX], diagonal, [1] * SIDE_MAX
    check_same(csr_from_entries((SIDE_MAX, SIDE_MAX), entries[::-1]), one)
    check_same(csr_times_csr(one, one), one)
    check_same(csr_times_vector(one, diagonal), diagonal)
