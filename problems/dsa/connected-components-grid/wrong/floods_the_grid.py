def component_sizes(grid):
    if len({len(row) for row in grid}) > 1:
        raise ValueError("rows differ")
    sizes = []
    for i, row in enumerate(grid):
        for j, cell in enumerate(row):
            if not cell:
                continue
            row[j] = 0
            stack, size = [(i, j)], 0
            while stack:
                down, right = stack.pop()
                size += 1
                for a, b in ((down - 1, right), (down + 1, right), (down, right - 1), (down, right + 1)):
                    if 0 <= a < len(grid) and 0 <= b < len(row) and grid[a][b]:
                        grid[a][b] = 0
                        stack.append((a, b))
            sizes.append(size)
    return sorted(sizes, reverse=True)
