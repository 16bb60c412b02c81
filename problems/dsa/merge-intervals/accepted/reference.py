def merge_intervals(intervals: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sort by start; each interval then either reaches into the last merged one or begins a new one."""
    for start, end in intervals:
        if start > end:
            raise ValueError(f"the interval ({start}, {end}) ends before it starts")
    merged: list[tuple[int, int]] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
