"""Depth first with a stack of its own, on a copy that is flooded with zeros and has a border of them."""


def component_sizes(grid):
    lengths = set(map(len, grid))
    if len(lengths) > 1:
        raise ValueError("ragged grid")
    if not grid:
        return []
    width = lengths.pop() + 2
    land = [0] * width
    for row in grid:
        land += [0, *row, 0]
    land += [0] * width
    sizes = []
    for start, cell in enumerate(land):
        if not cell:
            continue
        land[start] = 0
        stack, size = [start], 0
        while stack:
            place = stack.pop()
            size += 1
            for step in (1, -1, width, -width):
                if land[place + step]:
                    land[place + step] = 0
                    stack.append(place + step)
        sizes.append(size)
    sizes.sort(reverse=True)
    return sizes
