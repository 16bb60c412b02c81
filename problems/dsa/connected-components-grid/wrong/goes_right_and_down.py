def component_sizes(grid):
    if len({len(row) for row in grid}) > 1:
        raise ValueError("rows differ")
    seen = set()
    sizes = []
    for i, row in enumerate(grid):
        for j, cell in enumerate(row):
            if not cell or (i, j) in seen:
                continue
            seen.add((i, j))
            queue = [(i, j)]
            for down, right in queue:
                for a, b in ((down + 1, right), (down, right + 1)):
                    if a < len(grid) and b < len(row) and grid[a][b] and (a, b) not in seen:
                        seen.add((a, b))
                        queue.append((a, b))
            sizes.append(len(queue))
    return sorted(sizes, reverse=True)
