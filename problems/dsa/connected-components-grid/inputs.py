"""What `component_sizes` may be called with: small grids, rows without cells, and the edges."""

from hypothesis import strategies as st

SIDE_MAX = 60


def valid(grid):
    """Whether this is a grid of 0 and 1 within the bounds. Rows of different lengths are allowed: they must raise ValueError."""
    return (
        isinstance(grid, list)
        and len(grid) <= SIDE_MAX
        and all(isinstance(row, list) and len(row) <= SIDE_MAX for row in grid)
        and all(type(cell) is int and cell in (0, 1) for row in grid for cell in row)
    )


@st.composite
def strategy(draw, size=4, least=0):
    """A grid of up to `size` rows and columns, of at least `least` each; every cell is 0 or 1 with equal odds."""
    rows, columns = draw(st.integers(least, size)), draw(st.integers(least, size))
    cells = st.integers(0, 1)
    return draw(st.lists(st.lists(cells, min_size=columns, max_size=columns), min_size=rows, max_size=rows))


def winding_path(side):
    """A square grid whose ones are a single path: every other row is full, and joined to the next at alternate ends."""
    grid = [[1 - place % 2] * side for place in range(side)]
    for place in range(1, side - 1, 2):
        grid[place][-1 if place % 4 == 1 else 0] = 1
    return grid


EDGE = {
    "no rows": ([],),
    "rows without cells": ([[], []],),
    "a single one": ([[1]],),
    "no ones": ([[0, 0], [0, 0]],),
    "all ones": ([[1, 1], [1, 1]],),
    "only corners touch": ([[1, 0], [0, 1]],),
    "a ring": ([[1, 1, 1], [1, 0, 1], [1, 1, 1]],),
    "a long way around": ([[1, 0, 1], [1, 0, 1], [1, 1, 1]],),
    "first and last column": ([[1, 0, 1]],),
    "rows of different lengths": ([[1, 1], [1]],),
}


def sizes(n):
    """About n cells in the form of a comb: one component that a search enters at many places."""
    width = 32
    return ([[1] * width] + [[1 - place % 2 for place in range(width)] for _ in range(n // width - 1)],)
