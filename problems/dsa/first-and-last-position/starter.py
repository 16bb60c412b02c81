from collections.abc import Callable


def first_and_last(length: int, read: Callable[[int], int], target: int) -> tuple[int, int] | None:
    """The first and the last place of a sorted column that hold the target, or None when no place does.

    `read(place)` returns the value at a place from 0 to length - 1. Each read is slow.
    """
    raise NotImplementedError
