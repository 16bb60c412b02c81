from collections import Counter


def top_k_frequent(labels, k):
    if k < 0:
        raise ValueError("k must not be negative")
    counts = Counter(labels)
    best = []
    while counts and len(best) < k:
        most = min(counts, key=lambda label: (-counts[label], label))
        best.append(most)
        del counts[most]
    return best
