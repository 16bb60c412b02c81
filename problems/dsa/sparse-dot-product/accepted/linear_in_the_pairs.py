def checked(index: int) -> int:
    if index < 0:
        raise ValueError("negative index")
    return index


def sparse_dot(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> int:
    return SparseVector(first).dot(second)


class SparseVector:
    """A dict from index to entry, never holding a zero."""

    def __init__(self, pairs: list[tuple[int, int]]) -> None:
        self._entries: dict[int, int] = {}
        for index, value in pairs:
            self.add(index, value)

    def dot(self, pairs: list[tuple[int, int]]) -> int:
        # a dot product is linear, so pairs at the same index need not be added up before
        return sum(value * self._entries.get(checked(index), 0) for index, value in pairs)

    def dot_all(self, lists: list[list[tuple[int, int]]]) -> list[int]:
        return [self.dot(pairs) for pairs in lists]

    def set(self, index: int, value: int) -> None:
        if value:
            self._entries[checked(index)] = value
        else:
            self._entries.pop(checked(index), None)

    def add(self, index: int, value: int) -> None:
        self.set(index, self._entries.get(index, 0) + value)

    def nonzeros(self) -> list[tuple[int, int]]:
        return sorted(self._entries.items())
