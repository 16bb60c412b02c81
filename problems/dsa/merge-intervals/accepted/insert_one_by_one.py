from bisect import bisect_left, bisect_right


def merge_intervals(intervals: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the merged intervals sorted at all times and put each new one in by binary search."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in intervals:
        if start > end:
            raise ValueError(f"start {start} is beyond end {end}")
        first = bisect_left(ends, start)
        beyond = bisect_right(starts, end)
        joins = first < beyond
        starts[first:beyond] = [min(start, starts[first]) if joins else start]
        ends[first:beyond] = [max(end, ends[beyond - 1]) if joins else end]
    return list(zip(starts, ends, strict=True))
