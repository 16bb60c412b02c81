import heapq
from collections import Counter


def top_k_frequent(labels, k):
    if k < 0:
        raise ValueError("k must not be negative")
    heap = [(-count, label) for label, count in Counter(labels).items()]
    heapq.heapify(heap)
    return [heapq.heappop(heap)[1] for _ in range(k)]
