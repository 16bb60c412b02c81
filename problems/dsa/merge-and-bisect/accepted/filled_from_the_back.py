def merge_runs(first: list[tuple[int, str]], second: list[tuple[int, str]]) -> list[tuple[int, str]]:
    # filled from the back: of equal times, the record of `second` is placed first, so it comes behind
    i, j = len(first), len(second)
    merged = first + second
    while i and j:
        if second[j - 1][0] >= first[i - 1][0]:
            j -= 1
            merged[i + j] = second[j]
        else:
            i -= 1
            merged[i + j] = first[i]
    if j:
        merged[:j] = second[:j]
    # what is left of `first` stands there already
    return merged


def lower_bound(run: list[tuple[int, str]], time: int) -> int:
    # steps of falling powers of two: `count` records are known to be smaller
    count = 0
    step = 1 << len(run).bit_length()
    while step:
        if count + step <= len(run) and run[count + step - 1][0] < time:
            count += step
        step >>= 1
    return count


def upper_bound(run: list[tuple[int, str]], time: int) -> int:
    return lower_bound(run, time + 1)  # times are integers


def count_between(run: list[tuple[int, str]], spans: list[tuple[int, int]]) -> list[int]:
    return [lower_bound(run, stop) - lower_bound(run, start) for start, stop in spans]
