def sparse_dot(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> int:
    if len(first) > len(second):
        first, second = second, first
    return SparseVector(first).dot(second)


class SparseVector:
    def __init__(self, pairs: list[tuple[int, int]]) -> None:
        self.entries: dict[int, int] = {}
        for index, value in pairs:
            self.add(index, value)

    def dot(self, pairs: list[tuple[int, int]]) -> int:
        if not self.entries:
            return 0
        total = 0
        for index, value in pairs:
            if index < 0:
                raise ValueError("negative index")
            total += self.entries.get(index, 0) * value
        return total

    def dot_all(self, lists):
        return [self.dot(pairs) for pairs in lists]

    def set(self, index: int, value: int) -> None:
        if index < 0:
            raise ValueError("negative index")
        if value:
            self.entries[index] = value
        elif index in self.entries:
            del self.entries[index]

    def add(self, index: int, value: int) -> None:
        self.set(index, self.entries.get(index, 0) + value)

    def nonzeros(self) -> list[tuple[int, int]]:
        return sorted(self.entries.items())
