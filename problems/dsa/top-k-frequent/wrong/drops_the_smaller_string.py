import heapq
from collections import Counter


def top_k_frequent(labels, k):
    if k < 0:
        raise ValueError("k must not be negative")
    kept = []
    for label, count in Counter(labels).items():
        heapq.heappush(kept, (count, label))
        if len(kept) > k:
            heapq.heappop(kept)
    kept.sort(key=lambda pair: (-pair[0], pair[1]))
    return [label for _, label in kept]
