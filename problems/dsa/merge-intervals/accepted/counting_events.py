def merge_intervals(intervals: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Walk along the starts and ends in order and count how many intervals are open; starts go first at a tie."""
    if any(start > end for start, end in intervals):
        raise ValueError("every interval needs start <= end")
    starts = [(start, 0) for start, _ in intervals]
    ends = [(end, 1) for _, end in intervals]
    merged: list[tuple[int, int]] = []
    is_open, begun = 0, 0
    for place, is_end in sorted(starts + ends):
        if not is_end and is_open == 0:
            begun = place
        is_open += -1 if is_end else 1
        if is_open == 0:
            merged.append((begun, place))
    return merged
