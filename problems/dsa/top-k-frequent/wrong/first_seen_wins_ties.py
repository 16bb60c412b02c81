from collections import Counter


def top_k_frequent(labels, k):
    if k < 0:
        raise ValueError("k must not be negative")
    return [label for label, _ in Counter(labels).most_common(k)]
