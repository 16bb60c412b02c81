from collections import Counter


def top_k_frequent(labels, k):
    if k < 0:
        raise ValueError("k must not be negative")
    counts = Counter(labels)
    best_last = sorted(sorted(counts, reverse=True), key=counts.get)
    return best_last[-k:][::-1]
