def best_stretch(gains: list[int]) -> tuple[int, int, int]:
    """Return (total, start, stop) of the best stretch; of several the first, and of these the shortest."""
    if len(gains) == 0:
        raise ValueError("no days, no stretch")

    # From right to left: (total, stop) is the best stretch that begins at i, with the smallest stop.
    last = len(gains) - 1
    total, stop = gains[last], last + 1
    best = (total, last, stop)
    for i in range(last - 1, -1, -1):
        if total > 0:
            total += gains[i]  # going on is worth it; stop stays
        else:
            total, stop = gains[i], i + 1  # going on brings nothing: the shortest
        if total >= best[0]:  # equal, but it begins earlier
            best = (total, i, stop)
    return best
