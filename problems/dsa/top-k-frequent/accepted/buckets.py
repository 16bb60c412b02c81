def top_k_frequent(labels: list[str], k: int) -> list[str]:
    """A bucket for each possible count; walk down from the largest, and sort within a bucket only."""
    if k < 0:
        raise ValueError("k must be 0 or more")
    counts: dict[str, int] = {}
    for label in labels:
        counts[label] = counts.get(label, 0) + 1
    buckets: list[list[str]] = [[] for _ in range(len(labels) + 1)]
    for label, count in counts.items():
        buckets[count].append(label)
    best: list[str] = []
    for bucket in reversed(buckets):
        if len(best) >= k:
            break
        best += sorted(bucket)
    return best[:k]
