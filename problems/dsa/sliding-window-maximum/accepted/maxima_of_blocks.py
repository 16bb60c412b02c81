def window_maxima(values: list[int], width: int) -> list[int]:
    if width < 1:
        raise ValueError("width must be at least 1")
    n = len(values)
    if width > n:
        return []
    # Cut the list into blocks of `width` values. A window is the end of one block and the beginning of the next
    # (or exactly one block), so the largest value to the end of a block and from its beginning are all it takes.
    from_start = list(values)
    for i in range(1, n):
        if i % width != 0 and from_start[i - 1] > from_start[i]:
            from_start[i] = from_start[i - 1]
    to_end = list(values)
    for i in range(n - 2, -1, -1):
        if (i + 1) % width != 0 and to_end[i + 1] > to_end[i]:
            to_end[i] = to_end[i + 1]
    return [max(to_end[i], from_start[i + width - 1]) for i in range(n - width + 1)]
