def merge_runs(first, second):
    merged = []
    while first and second:
        merged.append((first if first[0][0] <= second[0][0] else second).pop(0))
    return merged + first + second


def lower_bound(run, time):
    low, high = 0, len(run)
    while low < high:
        middle = (low + high) // 2
        if run[middle][0] < time:
            low = middle + 1
        else:
            high = middle
    return low


def upper_bound(run, time):
    low, high = 0, len(run)
    while low < high:
        middle = (low + high) // 2
        if run[middle][0] <= time:
            low = middle + 1
        else:
            high = middle
    return low


def count_between(run, spans):
    return [lower_bound(run, stop) - lower_bound(run, start) for start, stop in spans]
