def component_sizes(grid):
    if len({len(row) for row in grid}) > 1:
        raise ValueError("rows differ")
    unseen = {(i, j) for i, row in enumerate(grid) for j, cell in enumerate(row) if cell}

    def size_from(i, j):
        if (i, j) not in unseen:
            return 0
        unseen.remove((i, j))
        return 1 + size_from(i - 1, j) + size_from(i + 1, j) + size_from(i, j - 1) + size_from(i, j + 1)

    sizes = []
    while unseen:
        sizes.append(size_from(*next(iter(unseen))))
    return sorted(sizes, reverse=True)
