"""What `way_out` may be called with: small grids with many free cells, and any start."""

from itertools import pairwise
from math import isqrt

from hypothesis import strategies as st

SIDE_MAX = 60


def valid(grid, start):
    """Whether this is a grid of 0 and 1 within the bounds. A start outside of it or on a blocked cell is allowed: it must raise ValueError."""
    return (
        isinstance(grid, list)
        and 1 <= len(grid) <= SIDE_MAX
        and all(isinstance(row, list) and 1 <= len(row) == len(grid[0]) <= SIDE_MAX for row in grid)
        and all(type(cell) is int and cell in (0, 1) for row in grid for cell in row)
        and isinstance(start, tuple)
        and len(start) == 2
        and all(type(number) is int and abs(number) <= SIDE_MAX for number in start)
    )


def is_edge(grid, cell):
    """Whether a cell is in the first or last row or column."""
    row, column = cell
    return row in (0, len(grid) - 1) or column in (0, len(grid[0]) - 1)


def fewest_cells(grid):
    """For each free cell that a way leads out of, the number of cells of a shortest one. Found by going over the grid until nothing changes."""
    free = [(row, column) for row, line in enumerate(grid) for column, cell in enumerate(line) if not cell]
    fewest = {cell: 1 for cell in free if is_edge(grid, cell)}
    changes = True
    while changes:
        changes = False
        for row, column in free:
            around = [(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)]
            best = min((fewest[cell] + 1 for cell in around if cell in fewest), default=None)
            if best is not None and best < fewest.get((row, column), best + 1):
                fewest[row, column] = best
                changes = True
    return fewest


def fault(way, grid, start, count):
    """What is wrong with an answer, when a shortest way has `count` cells; 0 means that there is none."""
    if count == 0 or not way:
        return "" if len(way) == count else f"there is {'a' if count else 'no'} way out"
    if any(len(cell) != 2 or any(type(number) is not int for number in cell) for cell in way):
        return "a cell is a tuple of two integers"
    if way[0] != start:
        return f"the way begins at {way[0]} and not at {start}"
    step = next(
        (step for step in pairwise(way) if abs(step[0][0] - step[1][0]) + abs(step[0][1] - step[1][1]) != 1), None
    )
    if step is not None:
        return f"from {step[0]} to {step[1]} is not one step up, down, left or right"
    return _fault_of_cells(way, grid) or (
        "" if len(way) == count else f"the way has {len(way)} cells, and a shortest one has {count}"
    )


def _fault_of_cells(way, grid):
    for row, column in way:
        if not (0 <= row < len(grid) and 0 <= column < len(grid[0])):
            return f"{(row, column)} is not in the grid"
        if grid[row][column]:
            return f"{(row, column)} is blocked"
    return "" if is_edge(grid, way[-1]) else f"the way ends at {way[-1]}, which is not at the edge"


def accepts(answer, grid, start):
    """What is wrong with an answer to a typed input: any shortest way is right."""
    if not isinstance(answer, list) or not all(isinstance(cell, tuple) for cell in answer):
        return "a way is a list of tuples"
    return fault(answer, grid, start, fewest_cells(grid).get(start, 0))


@st.composite
def strategy(draw, size=6):
    """A grid of up to `size` rows and columns, about a third of it blocked, and a free cell to start from."""
    rows, columns = draw(st.integers(1, size)), draw(st.integers(1, size))
    cells = st.sampled_from([0, 0, 1])
    grid = draw(st.lists(st.lists(cells, min_size=columns, max_size=columns), min_size=rows, max_size=rows))
    # In the middle, mostly: who starts at the edge has arrived.
    row, column = draw(st.integers(0, rows - 1)), draw(st.integers(0, columns - 1))
    if draw(st.integers(0, 3)):
        row, column = rows // 2, columns // 2
    grid[row][column] = 0
    return grid, (row, column)


def winding_corridor(side):
    """A blocked square with one corridor, back and forth through every other row and out at its end: (grid, the only way)."""
    way = []
    for number, row in enumerate(range(1, side - 1, 2)):
        if way:
            way.append((row - 1, way[-1][1]))
        columns = range(1, side - 1)
        way += [(row, column) for column in (columns if number % 2 == 0 else reversed(columns))]
    way.append((way[-1][0], 0 if way[-1][1] == 1 else side - 1))
    grid = [[1] * side for _ in range(side)]
    for row, column in way:
        grid[row][column] = 0
    return grid, way


EDGE = {
    "a single cell": ([[0]], (0, 0)),
    "on the edge": ([[0, 0, 0], [0, 0, 0], [0, 0, 0]], (1, 2)),
    "one step to the edge": ([[0, 0, 0], [0, 0, 0], [0, 0, 0]], (1, 1)),
    "walled in": ([[0, 1, 0], [1, 0, 1], [0, 1, 0]], (1, 1)),
    "around a shelf": ([[1, 1, 1, 1], [1, 0, 0, 1], [1, 1, 0, 0], [1, 1, 1, 1]], (1, 1)),
    "two ways": ([[1, 1, 1, 1, 1, 1], [0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1]], (1, 2)),
    "wider than high": ([[1, 1, 1, 1, 1], [1, 0, 0, 0, 0], [1, 1, 1, 1, 1]], (1, 1)),
    "start is blocked": ([[1]], (0, 0)),
    "start is outside": ([[0]], (0, 1)),
    "negative start": ([[0]], (-1, 0)),
}


def sizes(n):
    """About n cells: a square room without a door, searched from its middle."""
    side = isqrt(n)
    inside = [1] + [0] * (side - 2) + [1]
    return [[1] * side, *(list(inside) for _ in range(side - 2)), [1] * side], (side // 2, side // 2)
