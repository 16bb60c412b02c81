import heapq
from collections import Counter


def top_k_frequent(labels, k):
    if k < 0:
        raise ValueError("k must not be negative")
    counts = Counter(label for label in labels if label)
    return heapq.nsmallest(k, counts, key=lambda label: (-counts[label], label))
