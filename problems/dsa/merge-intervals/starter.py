def merge_intervals(intervals: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The fewest closed intervals that hold the same numbers, sorted.

    Raises ValueError when an interval has start > end.
    """
    raise NotImplementedError
