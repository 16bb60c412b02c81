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
    return sum(recorded < time for recorded, _ in run)


def upper_bound(run, time):
    return sum(recorded <= time for recorded, _ in run)


def count_between(run, spans):
    return [lower_bound(run, stop) - lower_bound(run, start) for start, stop in spans]
