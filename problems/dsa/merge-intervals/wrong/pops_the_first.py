def merge_intervals(intervals):
    if any(start > end for start, end in intervals):
        raise ValueError("start > end")
    rest = sorted(intervals)
    merged = [rest.pop(0)]
    for start, end in rest:
        if start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
