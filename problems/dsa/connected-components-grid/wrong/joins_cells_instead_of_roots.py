def component_sizes(grid: list[list[int]]) -> list[int]:
    if any(len(row) != len(grid[0]) for row in grid):
        raise ValueError("the rows differ in length")
    width = len(grid[0]) if grid else 0
    parent = list(range(len(grid) * width))

    def root(cell: int) -> int:
        while parent[cell] != cell:
            cell = parent[cell]
        return cell

    for r, row in enumerate(grid):
        for c, value in enumerate(row):
            cell = r * width + c
            if value == 1:
                if c > 0 and row[c - 1] == 1:
                    parent[cell] = root(cell - 1)
                if r > 0 and grid[r - 1][c] == 1:
                    parent[cell] = root(cell - width)
    sizes: dict[int, int] = {}
    for r, row in enumerate(grid):
        for c, value in enumerate(row):
            if value == 1:
                top = root(r * width + c)
                sizes[top] = sizes.get(top, 0) + 1
    return sorted(sizes.values(), reverse=True)
