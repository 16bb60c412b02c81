"""Union-find: every cell begins as its own root, and neighbours to the right and below are joined."""


def component_sizes(grid):
    rows, columns = len(grid), len(grid[0]) if grid else 0
    if any(len(row) != columns for row in grid):
        raise ValueError("rows differ in length")
    parent = list(range(rows * columns))
    size = [cell for row in grid for cell in row]

    def root(cell):
        while parent[cell] != cell:
            parent[cell] = parent[parent[cell]]
            cell = parent[cell]
        return cell

    def join(one, other):
        one, other = root(one), root(other)
        if one == other:
            return
        if size[one] < size[other]:
            one, other = other, one
        parent[other] = one
        size[one] += size[other]

    for cell, one in enumerate(list(size)):
        beside, below = cell + 1, cell + columns
        if one and beside % columns and size[beside]:
            join(cell, beside)
        if one and below < len(size) and size[below]:
            join(cell, below)
    found = [size[cell] for cell in range(rows * columns) if parent[cell] == cell and size[cell]]
    return sorted(found, reverse=True)
