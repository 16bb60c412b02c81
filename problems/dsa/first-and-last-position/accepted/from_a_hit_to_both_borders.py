from collections.abc import Callable


def first_and_last(length: int, read: Callable[[int], int], target: int) -> tuple[int, int] | None:
    """Any place that holds the target first. Then the first one lies in low..hit, the last one in hit..high."""
    low, high = 0, length - 1
    hit = None
    while hit is None and low <= high:
        middle = (low + high) // 2
        value = read(middle)
        if value == target:
            hit = middle
        elif value < target:
            low = middle + 1
        else:
            high = middle - 1
    if hit is None:
        return None
    first = hit
    while low < first:
        middle = (low + first) // 2
        if read(middle) < target:
            low = middle + 1
        else:
            first = middle
    last = hit
    while last < high:
        middle = (last + high + 1) // 2
        if read(middle) > target:
            high = middle - 1
        else:
            last = middle
    return first, last
