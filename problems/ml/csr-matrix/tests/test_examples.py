"""The examples a learner sees, from a matrix in order to refused arguments."""

import pytest
from solution import csr_from_entries, csr_times_csr, csr_times_vector, csr_transpose

from rehearse_sandbox.kit import check_same


def test_row_after_row():
    """Entries are stored row after row, and the starts say where each row begins and the last one ends."""
    entries = [(0, 0, 4), (0, 2, 1), (1, 1, 5)]
    check_same(csr_from_entries((2, 3), entries), ((2, 3), [0, 2, 3], [0, 2, 1], [4, 1, 5]))


def test_entries_in_any_order():
    """In whatever order the entries come, each row is stored by rising column."""
    entries = [(1, 1, 5), (0, 2, 1), (0, 0, 4)]
    check_same(csr_from_entries((2, 3), entries), ((2, 3), [0, 2, 3], [0, 2, 1], [4, 1, 5]))


def test_duplicates_and_an_empty_row():
    """Values at the same position are added, a sum of 0 is not stored, and an empty row has two equal starts."""
    entries = [(2, 0, 7), (0, 0, 4), (2, 2, 3), (0, 2, 1), (2, 0, -2), (2, 2, -3)]
    check_same(csr_from_entries((4, 3), entries), ((4, 3), [0, 2, 2, 3, 3], [0, 2, 0], [4, 1, 5]))


def test_times_a_vector():
    """Each row gives the sum of its values times the numbers of x at its columns; an empty row gives 0."""
    matrix = ((3, 3), [0, 2, 2, 3], [0, 2, 0], [4, 1, 5])
    check_same(csr_times_vector(matrix, [1, 10, 100]), [104, 0, 5])


def test_transposed():
    """The transposed matrix has the columns as its rows, also in its shape."""
    matrix = ((2, 3), [0, 2, 3], [0, 2, 1], [4, 1, 5])
    check_same(csr_transpose(matrix), ((3, 2), [0, 1, 2, 3], [0, 1, 0], [4, 5, 1]))


def test_product_of_two():
    """A row of the product is the sum of the rows of the right matrix, each times the value that meets it, by rising column."""
    left = ((1, 2), [0, 2], [0, 1], [1, 2])
    right = ((2, 2), [0, 1, 3], [1, 0, 1], [3, 4, 5])
    check_same(csr_times_csr(left, right), ((1, 2), [0, 2], [0, 1], [8, 13]))


def test_products_that_cancel():
    """When the products for a position add up to 0, nothing is stored there."""
    left = ((1, 2), [0, 2], [0, 1], [1, 1])
    right = ((2, 2), [0, 2, 3], [0, 1, 0], [2, 3, -2])
    check_same(csr_times_csr(left, right), ((1, 2), [0, 1], [1], [3]))


def test_empty_sides():
    """A matrix without rows has the starts [0]; one without columns has rows, and a sum over nothing is 0."""
    check_same(csr_from_entries((0, 3), []), ((0, 3), [0], [], []))
    check_same(csr_transpose(((0, 2), [0], [], [])), ((2, 0), [0, 0, 0], [], []))
    check_same(csr_times_vector(((2, 0), [0, 0, 0], [], []), []), [0, 0])
    check_same(csr_times_csr(((2, 0), [0, 0, 0], [], []), ((0, 3), [0], [], [])), ((2, 3), [0, 0, 0], [], []))


def test_positions_outside():
    """A row or column number that is negative or too large raises ValueError, also with the value 0."""
    for entry in ((2, 0, 1), (0, 3, 1), (-1, 0, 1), (0, -1, 1), (2, 3, 0), (0, -1, 0)):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            csr_from_entries((2, 3), [(0, 0, 1), entry])


def test_shapes_that_do_not_fit():
    """A vector of another length than the columns, and factors whose inner sides differ, raise ValueError."""
    matrix = ((1, 2), [0, 1], [0], [4])
    for x in ([1], [1, 2, 3], []):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            csr_times_vector(matrix, x)
    for right in (((1, 2), [0, 1], [0], [4]), ((3, 1), [0, 1, 1, 1], [0], [4])):
        with pytest.raises(ValueError):  # noqa: PT011
            csr_times_csr(matrix, right)
