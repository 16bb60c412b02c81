from collections import deque


def component_sizes(grid):
    if len({len(row) for row in grid}) > 1:
        raise ValueError("rows differ")
    ones = {(i, j) for i, row in enumerate(grid) for j, cell in enumerate(row) if cell}
    seen = set()
    sizes = []
    for start in ones:
        if start in seen:
            continue
        queue, size = deque([start]), 0
        while queue:
            i, j = queue.popleft()
            seen.add((i, j))
            size += 1
            for neighbour in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                if neighbour in ones and neighbour not in seen:
                    queue.append(neighbour)
        sizes.append(size)
    return sorted(sizes, reverse=True)
