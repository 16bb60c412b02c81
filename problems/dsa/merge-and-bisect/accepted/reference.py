def merge_runs(first: list[tuple[int, str]], second: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Always take the earlier of the two next records, at equal times that of the first run."""
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


def lower_bound(run: list[tuple[int, str]], time: int) -> int:
    """Everything before `low` is smaller, nothing from `high` on is."""
    low, high = 0, len(run)
    while low < high:
        middle = (low + high) // 2
        if run[middle][0] < time:
            low = middle + 1
        else:
            high = middle
    return low


def upper_bound(run: list[tuple[int, str]], time: int) -> int:
    """Everything before `low` is at most `time`, nothing from `high` on is."""
    low, high = 0, len(run)
    while low < high:
        middle = (low + high) // 2
        if run[middle][0] <= time:
            low = middle + 1
        else:
            high = middle
    return low


def count_between(run: list[tuple[int, str]], spans: list[tuple[int, int]]) -> list[int]:
    """Those before the stop, without those before the start."""
    return [lower_bound(run, stop) - lower_bound(run, start) for start, stop in spans]
