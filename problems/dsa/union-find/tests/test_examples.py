"""The examples a learner sees."""

import pytest
from solution import Groups

from rehearse_sandbox.kit import check_same


def test_one_belongs_to_the_next():
    """Who belongs to the same item belongs together, also if no pair says so directly."""
    groups = Groups(5)
    check_same(groups.join_all([(0, 1), (2, 3), (0, 2), (1, 3)]), [True, True, True, False])
    check_same(groups.same(0, 3), True)
    check_same(groups.same(0, 4), False)


def test_sizes_and_number_of_groups():
    """The size is that of the whole group, whichever item is asked, and each pair that joins makes one group less."""
    groups = Groups(6)
    check_same(groups.count(), 6)
    groups.join_all([(0, 1), (4, 5)])
    check_same([groups.size(item) for item in range(6)], [2, 2, 1, 1, 2, 2])
    groups.join_all([(5, 1)])
    check_same([groups.size(item) for item in range(6)], [4, 4, 1, 1, 4, 4])
    check_same(groups.count(), 3)


def test_pairs_that_join_nothing():
    """A pair of an item with itself, and a pair whose items are together already, change nothing."""
    groups = Groups(3)
    check_same(groups.join_all([(1, 1), (0, 1), (1, 0), (0, 1)]), [False, True, False, False])
    check_same(groups.count(), 2)
    check_same(groups.size(0), 2)
    check_same(groups.same(2, 2), True)


def test_list_after_list():
    """Groups stay joined from one list of pairs to the next; an empty list joins nothing."""
    groups = Groups(4)
    check_same(groups.join_all([(3, 2)]), [True])
    check_same(groups.join_all([]), [])
    check_same(groups.join_all([(2, 3), (2, 1)]), [False, True])
    check_same(groups.same(1, 3), True)


def test_no_items():
    """Without items there are no groups."""
    check_same(Groups(0).count(), 0)


def test_items_that_do_not_exist():
    """Items below 0 and from count on raise ValueError, in every method, and so does a negative count."""
    groups = Groups(2)
    for bad in (2, -1):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            groups.join_all([(0, bad)])
        with pytest.raises(ValueError):  # noqa: PT011
            groups.join_all([(bad, 0)])
        with pytest.raises(ValueError):  # noqa: PT011
            groups.same(bad, 0)
        with pytest.raises(ValueError):  # noqa: PT011
            groups.same(0, bad)
        with pytest.raises(ValueError):  # noqa: PT011
            groups.same(bad, bad)
        with pytest.raises(ValueError):  # noqa: PT011
            groups.size(bad)
    with pytest.raises(ValueError):  # noqa: PT011
        Groups(-1)


def test_all_pairs_or_none():
    """A list with a bad pair joins nothing, not even the pairs before it."""
    groups = Groups(3)
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        groups.join_all([(0, 1), (1, 3)])
    check_same(groups.count(), 3)
    check_same(groups.same(0, 1), False)
