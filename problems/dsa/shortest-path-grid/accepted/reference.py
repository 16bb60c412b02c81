from collections import deque


def way_out(grid: list[list[int]], start: tuple[int, int]) -> list[tuple[int, int]]:
    """Breadth first, with each cell's predecessor: the first cell at the edge is a nearest one."""
    rows, columns = len(grid), len(grid[0])

    def is_free(row: int, column: int) -> bool:
        return 0 <= row < rows and 0 <= column < columns and grid[row][column] == 0

    if not is_free(*start):
        raise ValueError(f"start {start} is not a free cell of the grid")
    came_from: dict[tuple[int, int], tuple[int, int] | None] = {start: None}
    queue = deque([start])
    while queue:
        row, column = cell = queue.popleft()
        if row in (0, rows - 1) or column in (0, columns - 1):
            return _way_to(cell, came_from)
        for step in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            if is_free(*step) and step not in came_from:
                came_from[step] = cell
                queue.append(step)
    return []


def _way_to(
    cell: tuple[int, int] | None, came_from: dict[tuple[int, int], tuple[int, int] | None]
) -> list[tuple[int, int]]:
    way = []
    while cell is not None:
        way.append(cell)
        cell = came_from[cell]
    return way[::-1]
