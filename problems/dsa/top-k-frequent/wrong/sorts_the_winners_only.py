from collections import Counter


def top_k_frequent(labels, k):
    if k < 0:
        raise ValueError("k must not be negative")
    winners = Counter(labels).most_common(k)
    winners.sort(key=lambda pair: (-pair[1], pair[0]))
    return [label for label, _ in winners]
