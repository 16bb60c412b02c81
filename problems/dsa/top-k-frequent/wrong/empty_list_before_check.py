from collections import Counter


def top_k_frequent(labels: list[str], k: int) -> list[str]:
    if not labels:
        return []
    if k < 0:
        raise ValueError("k must not be negative")
    counts = Counter(labels)
    return sorted(counts, key=lambda label: (-counts[label], label))[:k]
