from collections.abc import Callable


def first_and_last(length: int, read: Callable[[int], int], target: int) -> tuple[int, int] | None:
    """Values are integers, so the places behind the target begin where those up to it end: two counts of one kind."""
    first = _count_below(length, read, target)
    behind = _count_below(length, read, target + 1)
    return (first, behind - 1) if first < behind else None


def _count_below(length: int, read: Callable[[int], int], bound: int) -> int:
    """How many values are below the bound, bit by bit from the highest: all of the first `count` values are."""
    count = 0
    for bit in reversed(range(length.bit_length())):
        tried = count + (1 << bit)
        if tried <= length and read(tried - 1) < bound:
            count = tried
    return count
