from collections import Counter


def top_k_frequent(labels, k):
    if k < 0:
        raise ValueError("k must not be negative")
    counts = Counter(labels)
    ranked = sorted(counts, key=lambda label: (counts[label], label), reverse=True)
    return ranked[:k]
