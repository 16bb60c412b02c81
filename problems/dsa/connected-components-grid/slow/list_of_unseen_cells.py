"""Right, but the unseen cells are a list: looking one up and taking it out reads through all of them."""


def component_sizes(grid):
    if len({len(row) for row in grid}) > 1:
        raise ValueError("ragged")
    cells = [(i, j) for i, row in enumerate(grid) for j, cell in enumerate(row) if cell]
    remaining = list(cells)
    sizes = []
    while remaining:
        reached = [remaining.pop()]
        for i, j in reached:
            for neighbour in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                if neighbour in remaining:
                    remaining.remove(neighbour)
                    reached.append(neighbour)
        sizes.append(len(reached))
    return sorted(sizes, reverse=True)
