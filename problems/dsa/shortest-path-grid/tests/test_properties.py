"""Laws of a shortest way out."""

import pytest
from hypothesis import given
from inputs import SIDE_MAX, fault, fewest_cells, strategy, winding_corridor
from solution import way_out

from rehearse_sandbox.kit import check_same, check_valid


def copy(grid):
    """The same grid with rows of its own."""
    return [list(row) for row in grid]


def framed(grid, cell):
    """The grid with one more ring of such cells around it."""
    width = len(grid[0]) + 2
    return [[cell] * width, *([cell, *row, cell] for row in grid), [cell] * width]


@given(strategy())
def test_a_shortest_way(case):
    """A way takes single steps over free cells from the start to the edge, and none has fewer cells; it is empty when there is none."""
    grid, start = case
    count = fewest_cells(grid).get(start, 0)

    def wrong(way):
        return fault(way, grid, start, count)

    why = "A way takes single steps over free cells from the start to the edge, and none is shorter."
    check_valid(way_out(copy(grid), start), wrong, kind=list, items=tuple, why=why)


@given(strategy(size=4))
def test_one_more_ring_of_free_cells(case):
    """With one more ring of free cells around the grid, a shortest way has one cell more."""
    grid, (row, column) = case
    larger, start = framed(grid, 0), (row + 1, column + 1)
    before = fewest_cells(grid).get((row, column), 0)

    def wrong(way):
        return fault(way, larger, start, before + 1 if before else 0)

    why = "With one more ring of free cells around the grid, a shortest way has one cell more."
    check_valid(way_out(copy(larger), start), wrong, kind=list, items=tuple, why=why)


@given(strategy(size=4))
def test_a_ring_of_blocked_cells(case):
    """With a ring of blocked cells around the grid there is no way out."""
    grid, (row, column) = case
    check_same(way_out(framed(grid, 1), (row + 1, column + 1)), [])


@given(strategy(size=4))
def test_any_start_outside_or_blocked(case):
    """A start outside of the grid or on a blocked cell raises ValueError, and negative numbers do not count from the end."""
    grid, (row, column) = case
    blocked = copy(grid)
    blocked[row][column] = 1
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        way_out(blocked, (row, column))
    for start in [(row - len(grid), column), (row, column - len(grid[0])), (len(grid), column), (row, len(grid[0]))]:
        with pytest.raises(ValueError):  # noqa: PT011
            way_out(copy(grid), start)


@given(strategy())
def test_grid_is_left_alone(case):
    """The grid holds the same cells after the call."""
    grid, start = case
    handed = copy(grid)
    way_out(handed, start)
    check_same(handed, grid, why="The grid that was handed in must not change.")


def test_as_much_as_allowed():
    """A corridor that winds through the largest grid is followed to its end."""
    grid, way = winding_corridor(SIDE_MAX)
    check_same(way_out(grid, (1, 1)), way)
