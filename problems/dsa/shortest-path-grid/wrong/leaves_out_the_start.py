from collections import deque


def _check(grid, start):
    rows, columns = len(grid), len(grid[0])
    if not (0 <= start[0] < rows and 0 <= start[1] < columns) or grid[start[0]][start[1]]:
        raise ValueError("start")
    return rows, columns


def _way(cell, came_from):
    way = []
    while cell is not None:
        way.append(cell)
        cell = came_from[cell]
    return way[::-1]


def way_out(grid, start):
    rows, columns = _check(grid, start)
    came_from = {start: None}
    queue = deque([start])
    while queue:
        row, column = cell = queue.popleft()
        if row in (0, rows - 1) or column in (0, columns - 1):
            return _way(cell, came_from)[1:]
        for step in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            if grid[step[0]][step[1]] == 0 and step not in came_from:
                came_from[step] = cell
                queue.append(step)
    return []
