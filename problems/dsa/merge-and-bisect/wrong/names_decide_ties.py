def merge_runs(first: list[tuple[int, str]], second: list[tuple[int, str]]) -> list[tuple[int, str]]:
    result = []
    i = j = 0
    while i < len(first) and j < len(second):
        if first[i] <= second[j]:
            result.append(first[i])
            i += 1
        else:
            result.append(second[j])
            j += 1
    return result + first[i:] + second[j:]


def lower_bound(run: list[tuple[int, str]], time: int) -> int:
    low, high = 0, len(run)
    while low < high:
        middle = (low + high) // 2
        if run[middle][0] < time:
            low = middle + 1
        else:
            high = middle
    return low


def upper_bound(run: list[tuple[int, str]], time: int) -> int:
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
