from collections.abc import Callable


def first_and_last(length: int, read: Callable[[int], int], target: int) -> tuple[int, int] | None:
    """The target fills the places from the first that is not smaller up to the first that is larger."""
    first = _first_place(length, lambda place: read(place) >= target)
    behind = _first_place(length, lambda place: read(place) > target)
    if first == behind:
        return None
    return first, behind - 1


def _first_place(length: int, reached: Callable[[int], bool]) -> int:
    """Nothing before `start` has reached it, everything from `start + unknown` on has."""
    start, unknown = 0, length
    while unknown:
        half = unknown // 2
        if reached(start + half):
            unknown = half
        else:
            start += half + 1
            unknown -= half + 1
    return start
