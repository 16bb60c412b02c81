def sparse_dot(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> int:
    """Put one side into a hash map, and walk along the other."""
    return SparseVector(first).dot(second)


class SparseVector:
    """A dictionary from index to entry, without zeros."""

    def __init__(self, pairs: list[tuple[int, int]]) -> None:
        self._entries: dict[int, int] = {}
        for index, value in pairs:
            self.add(index, value)

    def dot(self, pairs: list[tuple[int, int]]) -> int:
        # Values at the same index need not be added before: their products are added anyway.
        total = 0
        for index, value in pairs:
            _refuse_negative(index)
            total += self._entries.get(index, 0) * value
        return total

    def dot_all(self, lists: list[list[tuple[int, int]]]) -> list[int]:
        return [self.dot(pairs) for pairs in lists]

    def set(self, index: int, value: int) -> None:
        _refuse_negative(index)
        self._entries[index] = value
        if value == 0:
            del self._entries[index]

    def add(self, index: int, value: int) -> None:
        self.set(index, self._entries.get(index, 0) + value)

    def nonzeros(self) -> list[tuple[int, int]]:
        return sorted(self._entries.items())


def _refuse_negative(index: int) -> None:
    if index < 0:
        raise ValueError(f"the index {index} is negative")
