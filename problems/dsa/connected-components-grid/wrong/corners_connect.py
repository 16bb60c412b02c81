def component_sizes(grid):
    if len({len(row) for row in grid}) > 1:
        raise ValueError("rows differ")
    unseen = {(i, j) for i, row in enumerate(grid) for j, cell in enumerate(row) if cell}
    sizes = []
    while unseen:
        queue = [unseen.pop()]
        for i, j in queue:
            for down in (-1, 0, 1):
                for right in (-1, 0, 1):
                    if (i + down, j + right) in unseen:
                        unseen.remove((i + down, j + right))
                        queue.append((i + down, j + right))
        sizes.append(len(queue))
    return sorted(sizes, reverse=True)
