def merge_runs(first, second):
    merged = []
    i = j = 0
    while i < len(first) and j < len(second):
        if first[i][0] <= second[j][0]:
            merged.append(first[i])
            i += 1
        else:
            merged.append(second[j])
            j += 1
    return merged + first[i:] + second[j:]


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
        if run[middle][0] < time:
            low = middle + 1
        else:
            high = middle
    return low


def count_between(run, spans):
    return [lower_bound(run, stop) - lower_bound(run, start) for start, stop in spans]
