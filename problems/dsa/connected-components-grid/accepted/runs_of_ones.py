"""Union-find over runs: the stretches of ones in a row are joined to those of the row above."""


def component_sizes(grid: list[list[int]]) -> list[int]:
    """The number of cells of each component of ones, largest first."""
    if any(len(row) != len(grid[0]) for row in grid):
        raise ValueError("the rows differ in length")
    parent: list[int] = []
    size: list[int] = []

    def root(run: int) -> int:
        while parent[run] != run:
            parent[run] = parent[parent[run]]
            run = parent[run]
        return run

    above: list[tuple[int, int, int]] = []
    for row in grid:
        here = []
        for start, end in runs(row):
            here.append((start, end, len(parent)))
            parent.append(len(parent))
            size.append(end - start)
        for upper, lower in overlaps(above, here):
            a, b = root(upper), root(lower)
            if a != b:
                if size[a] < size[b]:
                    a, b = b, a
                parent[b] = a
                size[a] += size[b]
        above = here
    return sorted((size[run] for run in range(len(parent)) if parent[run] == run), reverse=True)


def runs(row: list[int]) -> list[tuple[int, int]]:
    """The stretches of ones in a row as (first column, column after the last)."""
    found = []
    start = None
    for column, cell in enumerate(row):
        if cell == 1 and start is None:
            start = column
        if cell == 0 and start is not None:
            found.append((start, column))
            start = None
    if start is not None:
        found.append((start, len(row)))
    return found


def overlaps(above: list[tuple[int, int, int]], here: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """The numbers of each two runs that share a column. Both lists go from left to right, so two fingers find them all."""
    found = []
    i = j = 0
    while i < len(above) and j < len(here):
        start, end, upper = above[i]
        other_start, other_end, lower = here[j]
        if start < other_end and other_start < end:
            found.append((upper, lower))
        if end <= other_end:
            i += 1
        else:
            j += 1
    return found
