from collections import deque


def component_sizes(grid: list[list[int]]) -> list[int]:
    """Search from every cell that was not reached yet; a cell leaves the set of unseen ones when it enters the queue."""
    if len({len(row) for row in grid}) > 1:
        raise ValueError("the rows do not all have the same length")
    unseen = {(i, j) for i, row in enumerate(grid) for j, cell in enumerate(row) if cell}
    sizes = []
    while unseen:
        queue = deque([unseen.pop()])
        size = 0
        while queue:
            i, j = queue.popleft()
            size += 1
            for neighbour in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                if neighbour in unseen:
                    unseen.remove(neighbour)
                    queue.append(neighbour)
        sizes.append(size)
    return sorted(sizes, reverse=True)
