from collections import deque


def component_sizes(grid):
    if len({len(row) for row in grid}) > 1:
        raise ValueError("rows differ")
    seen = [[cell == 0 for cell in row] for row in grid]
    sizes = []
    for start_row, row in enumerate(grid):
        for start_column in range(len(row)):
            if seen[start_row][start_column]:
                continue
            seen[start_row][start_column] = True
            queue, size = deque([(start_row, start_column)]), 0
            while queue:
                i, j = queue.popleft()
                size += 1
                for down, right in ((-1, 0), (1, 0), (0, -1), (0, 1)):
                    try:
                        if not seen[i + down][j + right]:
                            # An index of -1 is the last one.
                            place = ((i + down) % len(grid), (j + right) % len(row))
                            seen[place[0]][place[1]] = True
                            queue.append(place)
                    except IndexError:
                        continue
            sizes.append(size)
    return sorted(sizes, reverse=True)
