def way_out(grid, start):
    rows, columns = len(grid), len(grid[0])
    if not (0 <= start[0] < rows and 0 <= start[1] < columns) or grid[start[0]][start[1]]:
        raise ValueError("start")
    seen = [start]
    parents = [-1]
    place = 0
    while place < len(seen):
        row, column = seen[place]
        if row in (0, rows - 1) or column in (0, columns - 1):
            way = []
            while place >= 0:
                way.append(seen[place])
                place = parents[place]
            return way[::-1]
        for step in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            if grid[step[0]][step[1]] == 0 and step not in seen:
                seen.append(step)
                parents.append(place)
        place += 1
    return []
