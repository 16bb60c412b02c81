from collections import deque


def way_out(grid: list[list[int]], start: tuple[int, int]) -> list[tuple[int, int]]:
    rows, columns = len(grid), len(grid[0])
    if not (0 <= start[0] < rows and 0 <= start[1] < columns) or grid[start[0]][start[1]] == 1:
        raise ValueError("start is no free cell of the grid")
    start = (start[0], start[1])
    # Breadth first from all exits at once, inwards. So each cell knows its next one on a shortest way out,
    # and nothing has to be turned round in the end.
    onward = {}
    for row in range(rows):
        for column in range(columns):
            at_edge = row in (0, rows - 1) or column in (0, columns - 1)
            if at_edge and grid[row][column] == 0:
                onward[(row, column)] = None
    queue = deque(onward)
    while queue and start not in onward:
        row, column = cell = queue.popleft()
        for near in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            if 0 <= near[0] < rows and 0 <= near[1] < columns and grid[near[0]][near[1]] == 0 and near not in onward:
                onward[near] = cell
                queue.append(near)
    if start not in onward:
        return []
    way = []
    cell = start
    while cell is not None:
        way.append(cell)
        cell = onward[cell]
    return way
