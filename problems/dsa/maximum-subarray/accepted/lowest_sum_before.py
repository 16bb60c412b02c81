from itertools import accumulate


def best_stretch(gains: list[int]) -> tuple[int, int, int]:
    # A total is the difference of two running sums: today's, and the lowest one before.
    if not gains:
        raise ValueError("no days")
    sums = [0, *accumulate(gains)]
    low = 0
    best = (gains[0], 0, 1)
    for stop in range(1, len(sums)):
        total = sums[stop] - sums[low]
        if total > best[0]:
            best = (total, low, stop)
        if sums[stop] < sums[low]:
            low = stop
    return best
