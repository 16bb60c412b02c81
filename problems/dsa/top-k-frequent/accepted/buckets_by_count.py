from collections import Counter
from heapq import nsmallest


def top_k_frequent(labels: list[str], k: int) -> list[str]:
    if k < 0:
        raise ValueError("k must not be negative")
    # buckets[c] holds the labels that occur exactly c times; sum of all c is n, so there are at most n buckets
    buckets: dict[int, list[str]] = {}
    for label, times in Counter(labels).items():
        buckets.setdefault(times, []).append(label)
    result: list[str] = []
    for times in sorted(buckets, reverse=True):
        room = k - len(result)
        if room <= 0:
            break
        result += nsmallest(room, buckets[times])
    return result
