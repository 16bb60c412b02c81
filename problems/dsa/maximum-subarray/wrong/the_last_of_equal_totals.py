def best_stretch(gains):
    if not gains:
        raise ValueError("no days")
    best = (gains[0], 0, 1)
    total, start = 0, 0
    for day, gain in enumerate(gains):
        if total < 0:
            total, start = 0, day
        total += gain
        if total >= best[0]:
            best = (total, start, day + 1)
    return best
