"""The examples a learner sees."""

import pytest
from solution import way_out

from rehearse_sandbox.kit import check_same


def test_around_the_shelves():
    """The way leads from the start to the edge, around blocked cells, one step up, down, left or right at a time."""
    grid = [
        [1, 1, 1, 1, 1],
        [1, 0, 0, 0, 1],
        [1, 0, 1, 0, 0],
        [1, 1, 1, 1, 1],
        [1, 1, 1, 1, 1],
    ]
    check_same(way_out(grid, (2, 1)), [(2, 1), (1, 1), (1, 2), (1, 3), (2, 3), (2, 4)])


def test_wide_and_high_grids():
    """The edge is the first and last row and the first and last column, also when there are more columns than rows, or fewer."""
    wide = [[1, 1, 1, 1, 1], [1, 0, 0, 0, 0], [1, 1, 1, 1, 1]]
    check_same(way_out(wide, (1, 1)), [(1, 1), (1, 2), (1, 3), (1, 4)])
    high = [[1, 1, 1], [1, 0, 1], [1, 0, 1], [1, 0, 1], [1, 0, 1]]
    check_same(way_out(high, (1, 1)), [(1, 1), (2, 1), (3, 1), (4, 1)])


@pytest.mark.parametrize(
    ("start", "way"),
    [((1, 2), [(1, 2), (1, 1), (1, 0)]), ((1, 3), [(1, 3), (1, 4), (1, 5)])],
    ids=["left is shorter", "right is shorter"],
)
def test_shorter_of_two_ways(start, way):
    """Of two ways, the one with fewer cells is returned."""
    corridor = [[1, 1, 1, 1, 1, 1], [0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1]]
    check_same(way_out(corridor, start), way)


def test_start_on_the_edge():
    """Who stands on the edge has arrived: the way is the start alone."""
    check_same(way_out([[0]], (0, 0)), [(0, 0)])
    check_same(way_out([[0, 0, 0], [0, 0, 0], [0, 0, 0]], (1, 2)), [(1, 2)])


def test_corners_are_no_way_out():
    """Steps go up, down, left and right only; without a way the list is empty."""
    check_same(way_out([[0, 1, 0], [1, 0, 1], [0, 1, 0]], (1, 1)), [])


def test_refused_starts():
    """A start on a blocked cell, or outside of the grid, raises ValueError."""
    for start in [(0, 1), (0, 2), (1, 0), (-1, 0), (0, -2)]:
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            way_out([[0, 1]], start)
