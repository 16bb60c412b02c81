def way_out(grid: list[list[int]], start: tuple[int, int]) -> list[tuple[int, int]]:
    rows, columns = len(grid), len(grid[0])
    row, column = start
    if row < 0 or column < 0 or row >= rows or column >= columns or grid[row][column] == 1:
        raise ValueError(start)
    # Cells are numbered row by row. A layer holds all cells at one distance from the start.
    parent = [-2] * (rows * columns)
    layer = [row * columns + column]
    parent[layer[0]] = -1
    while layer:
        following = []
        for cell in layer:
            r, c = divmod(cell, columns)
            if r == 0 or c == 0 or r == rows - 1 or c == columns - 1:
                way, place = [], cell
                while place >= 0:
                    way.append(divmod(place, columns))
                    place = parent[place]
                way.reverse()
                return way
            for other in (cell - columns, cell - 1, cell + 1, cell + columns):
                if parent[other] == -2 and grid[other // columns][other % columns] == 0:
                    parent[other] = cell
                    following.append(other)
        layer = following
    return []
