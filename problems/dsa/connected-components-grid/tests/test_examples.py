"""The examples a learner sees, from one region to a grid that is refused."""

import pytest
from solution import component_sizes

from rehearse_sandbox.kit import check_same


def test_corners_do_not_connect():
    """Cells belong together when they touch above, below, left or right; a corner is not enough."""
    check_same(component_sizes([[0, 1, 1, 0, 0], [0, 1, 0, 0, 1], [1, 0, 0, 0, 0]]), [3, 1, 1])


def test_a_long_way_around():
    """Two cells far apart are one component when a way of neighbours leads from one to the other, in whatever directions."""
    check_same(component_sizes([[1, 0, 1], [1, 0, 1], [1, 1, 1]]), [7])
    check_same(component_sizes([[1, 1, 1], [1, 0, 1], [1, 0, 1]]), [7])


def test_largest_first():
    """Sizes come in falling order, and equal ones as often as they occur."""
    check_same(component_sizes([[0, 1, 1, 0, 1, 0], [0, 0, 0, 0, 1, 0], [1, 0, 0, 0, 0, 0]]), [2, 2, 1])


def test_edges_are_edges():
    """The last column does not touch the first, nor the last row the first one."""
    check_same(component_sizes([[1, 0, 1]]), [1, 1])
    check_same(component_sizes([[1], [0], [1]]), [1, 1])


def test_nothing_to_count():
    """Without a 1 there is no component: an empty grid, rows without cells, only zeros."""
    check_same(component_sizes([]), [])
    check_same(component_sizes([[], []]), [])
    check_same(component_sizes([[0, 0], [0, 0]]), [])


def test_rows_of_different_lengths():
    """A grid whose rows differ in length is refused with ValueError, wherever the odd row stands."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        component_sizes([[1, 1], [1]])
    with pytest.raises(ValueError):  # noqa: PT011
        component_sizes([[], [0]])
