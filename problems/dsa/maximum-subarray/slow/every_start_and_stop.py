def best_stretch(gains):
    if not gains:
        raise ValueError("no days")
    best = (gains[0], 0, 1)
    for start in range(len(gains)):
        total = 0
        for stop in range(start + 1, len(gains) + 1):
            total += gains[stop - 1]
            if total > best[0]:
                best = (total, start, stop)
    return best
