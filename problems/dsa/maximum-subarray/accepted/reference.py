def best_stretch(gains: list[int]) -> tuple[int, int, int]:
    """For each day, the best stretch that ends with it; the best of all these is the answer."""
    if not gains:
        raise ValueError("there is no stretch without any day")
    best = (gains[0], 0, 1)
    total, start = 0, 0
    for day, gain in enumerate(gains):
        if total < 0:
            # What came before only takes away: a better stretch begins here.
            total, start = 0, day
        total += gain
        if total > best[0]:
            best = (total, start, day + 1)
    return best
