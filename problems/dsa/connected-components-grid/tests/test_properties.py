"""Laws of connected components."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import SIDE_MAX, strategy, winding_path
from solution import component_sizes

from rehearse_sandbox.kit import check_same, check_true


def spread(grid):
    """The sizes by numbering all ones and letting the smaller number spread to neighbours until nothing changes."""
    number = {(i, j): (i, j) for i, row in enumerate(grid) for j, cell in enumerate(row) if cell}
    changes = True
    while changes:
        changes = False
        for (i, j), own in number.items():
            least = min(own, *(number.get(place, own) for place in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1))))
            changes = changes or least != own
            number[i, j] = least
    return sorted(Counter(number.values()).values(), reverse=True)


@given(strategy())
def test_small_grids(grid):
    """Cells are in one component exactly when steps between neighbours lead from one to the other."""
    check_same(component_sizes([list(row) for row in grid]), spread(grid))


@given(strategy(size=5))
def test_every_one_is_counted_once(grid):
    """Each cell with a 1 is in exactly one component, so the sizes add up to the number of ones."""
    answer = component_sizes([list(row) for row in grid])
    check_same(sum(answer), sum(map(sum, grid)))
    check_true(
        answer == sorted(answer, reverse=True) and 0 not in answer,
        "Sizes are at least 1 and come in falling order.",
        output=answer,
    )


@given(strategy(size=5, least=1))
def test_turning_and_mirroring(grid):
    """Turning the grid or looking at it in a mirror changes nothing."""
    expected = component_sizes([list(row) for row in grid])
    check_same(component_sizes([list(column) for column in zip(*grid, strict=True)]), expected)
    check_same(component_sizes([row[::-1] for row in grid]), expected)
    check_same(component_sizes([list(row) for row in grid[::-1]]), expected)


@given(strategy(least=1), st.booleans())
def test_two_grids_with_a_gap(grid, beside):
    """Two copies with a line of zeros between them have the components of both."""
    gap = [0] * len(grid[0])
    double = [[*row, 0, *row] for row in grid] if beside else [*map(list, grid), gap, *map(list, grid)]
    check_same(component_sizes(double), sorted(spread(grid) * 2, reverse=True))


@given(strategy(size=3, least=1), st.integers(1, 3))
def test_an_odd_row_is_refused(grid, longer):
    """A last row that is longer than the others raises ValueError."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        component_sizes([*map(list, grid), [0] * (len(grid[0]) + longer)])


@given(strategy())
def test_grid_is_left_alone(grid):
    """The grid holds the same zeros and ones after the call."""
    handed = [list(row) for row in grid]
    component_sizes(handed)
    check_same(handed, grid, why="The grid must not change: remember elsewhere which cells were seen.")


def test_a_path_that_winds_through_the_largest_grid():
    """A single path of nearly two thousand cells is one component, however deep a search along it gets."""
    grid = winding_path(SIDE_MAX)
    check_same(component_sizes(grid), [sum(map(sum, grid))])


def test_the_largest_grid_full_of_ones():
    """The largest grid that is allowed may be one component as a whole."""
    check_same(component_sizes([[1] * SIDE_MAX for _ in range(SIDE_MAX)]), [SIDE_MAX * SIDE_MAX])
