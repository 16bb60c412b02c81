import heapq
from collections import Counter


def top_k_frequent(labels: list[str], k: int) -> list[str]:
    """Count, then select by one key: more often first, then the smaller string."""
    if k < 0:
        raise ValueError(f"k is {k}, it must not be negative")
    counts = Counter(labels)
    return heapq.nsmallest(k, counts, key=lambda label: (-counts[label], label))
