def component_sizes(grid):
    if len({len(row) for row in grid}) > 1:
        raise ValueError("rows differ")
    unseen = {(i, j) for i, row in enumerate(grid) for j, cell in enumerate(row) if cell}
    sizes = set()
    while unseen:
        queue = [unseen.pop()]
        for i, j in queue:
            for neighbour in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                if neighbour in unseen:
                    unseen.remove(neighbour)
                    queue.append(neighbour)
        sizes.add(len(queue))
    return sorted(sizes, reverse=True)
