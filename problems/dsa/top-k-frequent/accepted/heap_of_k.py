import heapq


class Rank:
    """A label in a heap whose top is the worst one kept: rarer first, and of equally rare ones the larger string."""

    def __init__(self, count: int, label: str) -> None:
        self.count = count
        self.label = label

    def __lt__(self, other: "Rank") -> bool:
        return self.count < other.count if self.count != other.count else self.label > other.label


def top_k_frequent(labels: list[str], k: int) -> list[str]:
    """Never hold more than k labels in the heap; in the end they come out from the worst to the best."""
    if k < 0:
        raise ValueError("k must not be negative")
    counts: dict[str, int] = {}
    for label in labels:
        counts[label] = counts.get(label, 0) + 1
    kept: list[Rank] = []
    for label, count in counts.items():
        heapq.heappush(kept, Rank(count, label))
        if len(kept) > k:
            heapq.heappop(kept)
    worst_first = [heapq.heappop(kept).label for _ in range(len(kept))]
    return worst_first[::-1]
