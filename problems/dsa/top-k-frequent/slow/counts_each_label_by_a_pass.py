def top_k_frequent(labels, k):
    if k < 0:
        raise ValueError("k must not be negative")
    return sorted(set(labels), key=lambda label: (-labels.count(label), label))[:k]
