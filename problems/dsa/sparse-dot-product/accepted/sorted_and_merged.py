from bisect import bisect_left


def _entries(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted pairs, one for each index, none of them 0."""
    entries: list[tuple[int, int]] = []
    for index, value in sorted(pairs):
        if index < 0:
            raise ValueError("negative index")
        if entries and entries[-1][0] == index:
            entries[-1] = (index, entries[-1][1] + value)
        else:
            entries.append((index, value))
    return [entry for entry in entries if entry[1] != 0]


def sparse_dot(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> int:
    """Walk along both sorted lists at once, always on in the one that is behind."""
    one, other = _entries(first), _entries(second)
    i = j = total = 0
    while i < len(one) and j < len(other):
        if one[i][0] == other[j][0]:
            total += one[i][1] * other[j][1]
        behind = one[i][0] <= other[j][0]
        j += one[i][0] >= other[j][0]
        i += behind
    return total


class SparseVector:
    """Sorted pairs, and a binary search for each index: dot is as asked, but a new entry moves all that follow."""

    def __init__(self, pairs: list[tuple[int, int]]) -> None:
        self.entries = _entries(pairs)

    def _find(self, index: int) -> tuple[int, int]:
        if index < 0:
            raise ValueError("negative index")
        place = bisect_left(self.entries, (index,))
        found = place < len(self.entries) and self.entries[place][0] == index
        return place, self.entries[place][1] if found else 0

    def dot(self, pairs: list[tuple[int, int]]) -> int:
        return sum(value * self._find(index)[1] for index, value in pairs)

    def dot_all(self, lists: list[list[tuple[int, int]]]) -> list[int]:
        return [self.dot(pairs) for pairs in lists]

    def set(self, index: int, value: int) -> None:
        place, entry = self._find(index)
        self.entries[place : place + (entry != 0)] = [(index, value)] if value else []

    def add(self, index: int, value: int) -> None:
        self.set(index, self._find(index)[1] + value)

    def nonzeros(self) -> list[tuple[int, int]]:
        return list(self.entries)
