"""The examples a learner sees, from two lists of pairs to entries that change."""

import pytest
from solution import SparseVector, sparse_dot

from rehearse_sandbox.kit import check_same


def test_two_lists_of_pairs():
    """Only indices that have an entry on both sides count, in whatever order the pairs stand."""
    check_same(sparse_dot([(2, 3), (900, 4), (5, 1)], [(900, 10), (2, -1), (6, 8)]), 37)


def test_no_common_index():
    """Without a common index the dot product is 0, and so it is when one of the lists is empty."""
    check_same(sparse_dot([(1, 5)], [(2, 5)]), 0)
    check_same(sparse_dot([], [(2, 5)]), 0)


def test_values_at_the_same_index_are_added():
    """When an index occurs several times in a list, the sum of its values is the entry."""
    check_same(sparse_dot([(7, 2), (0, 5), (7, 1)], [(7, 10)]), 30)
    check_same(sparse_dot([(7, 10)], [(7, 2), (0, 5), (7, 1)]), 30)
    vector = SparseVector([(7, 2), (0, 5), (7, 1)])
    check_same(vector.nonzeros(), [(0, 5), (7, 3)])
    check_same(vector.dot([(7, 4), (7, 6)]), 30)


def test_many_lists_at_once():
    """`dot_all` gives the dot product with each list, in the order of the lists, and 0 for an empty one."""
    vector = SparseVector([(7, 3), (0, 5)])
    check_same(vector.dot_all([[(0, 2)], [], [(9, 9)], [(7, 1), (7, 1)]]), [10, 0, 0, 6])
    check_same(vector.dot_all([]), [])


def test_nonzeros_are_sorted():
    """The nonzeros are sorted by index, in whatever order the entries came."""
    vector = SparseVector([(7, 2), (0, 5)])
    vector.set(3, 4)
    check_same(vector.nonzeros(), [(0, 5), (3, 4), (7, 2)])


def test_set_and_add():
    """`set` replaces an entry and `add` changes it by a difference, also where there was none; `dot` sees the vector as it is now."""
    vector = SparseVector([(0, 5), (7, 3)])
    vector.set(3, -2)
    check_same(vector.dot([(7, 10), (3, 4)]), 22)
    vector.set(3, 1)
    vector.add(7, 2)
    vector.add(4, 6)
    check_same(vector.nonzeros(), [(0, 5), (3, 1), (4, 6), (7, 5)])


def test_entries_that_become_zero():
    """An entry that is 0 is not among the nonzeros, whether it was given so, set to 0, or became 0 by adding."""
    check_same(SparseVector([(1, 0), (2, 4), (2, -4)]).nonzeros(), [])
    vector = SparseVector([(0, 5), (7, 3)])
    vector.set(0, 0)
    vector.add(7, -3)
    check_same(vector.nonzeros(), [])


def test_negative_index():
    """A negative index is refused with ValueError wherever it may occur."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        sparse_dot([(1, 2)], [(-1, 2)])
    with pytest.raises(ValueError):  # noqa: PT011
        SparseVector([(1, 2), (-3, 4)])
    with pytest.raises(ValueError):  # noqa: PT011
        SparseVector([(1, 2)]).dot([(-1, 2)])
    with pytest.raises(ValueError):  # noqa: PT011
        SparseVector([(1, 2)]).dot_all([[(1, 2)], [(-1, 2)]])
    with pytest.raises(ValueError):  # noqa: PT011
        SparseVector([(1, 2)]).set(-1, 2)
    with pytest.raises(ValueError):  # noqa: PT011
        SparseVector([(1, 2)]).add(-1, 2)
